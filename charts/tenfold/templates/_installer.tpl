{{/*
Jobs that Helm runs around an installation, each with an account of its own that is gone with it. All take root, step
(the word after `install` on the command line) and events (Helm's hooks).
*/}}
{{- define "tenfold.installer.name" -}}
{{- include "tenfold.fullname" .root }}-{{ .step }}
{{- end -}}

{{- define "tenfold.installer.metadata" -}}
name: {{ include "tenfold.installer.name" . }}
{{- if not .cluster }}
namespace: {{ .root.Release.Namespace }}
{{- end }}
labels:
  {{- include "tenfold.installer.labels" . | nindent 2 }}
annotations:
  helm.sh/hook: {{ .events }}
  helm.sh/hook-weight: {{ .weight | quote }}
  helm.sh/hook-delete-policy: before-hook-creation,hook-succeeded
  # Helm 3.18 and newer show the log of the job; older ones run it in silence.
  helm.sh/hook-output-log-policy: hook-succeeded,hook-failed
{{- end -}}

{{/* Not those of the Deployment: no selector of the release may find such a pod. */}}
{{- define "tenfold.installer.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
app.kubernetes.io/name: {{ include "tenfold.name" .root }}-{{ .step }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end -}}

{{/* The account and what it may do in its namespace; takes rules too. */}}
{{- define "tenfold.installer.account" -}}
{{- $with := merge (dict "weight" "-20") . -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "tenfold.installer.metadata" $with | nindent 2 }}
automountServiceAccountToken: false
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata:
  {{- include "tenfold.installer.metadata" $with | nindent 2 }}
rules:
  {{- .rules | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata:
  {{- include "tenfold.installer.metadata" $with | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: Role
  name: {{ include "tenfold.installer.name" . }}
subjects:
  - kind: ServiceAccount
    name: {{ include "tenfold.installer.name" . }}
    namespace: {{ .root.Release.Namespace }}
{{- end -}}

{{/* What it may do outside of its namespace; takes rules too. */}}
{{- define "tenfold.installer.cluster" -}}
{{- $with := merge (dict "weight" "-20" "cluster" true) . -}}
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  {{- include "tenfold.installer.metadata" $with | nindent 2 }}
rules:
  {{- .rules | nindent 2 }}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata:
  {{- include "tenfold.installer.metadata" $with | nindent 2 }}
roleRef:
  apiGroup: rbac.authorization.k8s.io
  kind: ClusterRole
  name: {{ include "tenfold.installer.name" . }}
subjects:
  - kind: ServiceAccount
    name: {{ include "tenfold.installer.name" . }}
    namespace: {{ .root.Release.Namespace }}
{{- end -}}

{{- define "tenfold.installer.job" -}}
apiVersion: batch/v1
kind: Job
metadata:
  {{- include "tenfold.installer.metadata" (merge (dict "weight" "-10") .) | nindent 2 }}
spec:
  backoffLimit: 3
  activeDeadlineSeconds: 240
  template:
    metadata:
      labels:
        {{- include "tenfold.installer.labels" . | nindent 8 }}
    spec:
      {{- include "tenfold.installer.pod" . | nindent 6 }}
{{- end -}}

{{- define "tenfold.installer.pod" -}}
restartPolicy: Never
serviceAccountName: {{ include "tenfold.installer.name" . }}
automountServiceAccountToken: true
{{- with .root.Values.imagePullSecrets }}
imagePullSecrets:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .root.Values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
securityContext:
  {{- include "tenfold.podSecurity" .root | nindent 2 }}
containers:
  - name: {{ .step }}
    image: {{ include "tenfold.image" .root }}
    imagePullPolicy: {{ .root.Values.image.pullPolicy }}
    args:
      - install
      - {{ .step }}
      - --namespace={{ .root.Release.Namespace }}
      - --name={{ include "tenfold.fullname" .root }}
      {{- if eq (include "tenfold.certificateSource" .root) "chart" }}
      - --secret={{ include "tenfold.tlsSecretName" .root }}
      - --days={{ .root.Values.tls.days }}
      {{- end }}
      {{- if eq .root.Values.webhook.failurePolicy "Fail" }}
      - --account={{ include "tenfold.serviceAccountName" .root }}
      {{- end }}
    resources:
      requests: {cpu: 50m, memory: 96Mi}
      limits: {memory: 256Mi}
    securityContext:
      {{- include "tenfold.containerSecurity" .root | nindent 6 }}
    volumeMounts:
      - name: tmp
        mountPath: /tmp
volumes:
  - name: tmp
    emptyDir: {}
{{- include "tenfold.placement" .root }}
{{- end -}}
