{{/* The kinds that are judged and those that are looked up: files/kinds.yaml, written by `make docs` from the code. */}}
{{- define "tenfold.kinds" -}}
{{- .Files.Get "files/kinds.yaml" -}}
{{- end -}}

{{/*
The webhooks of one configuration: all kinds, and beside it what is judged only with a label, so that the API server
asks about no other object of such a kind. Takes root, verb (validate or mutate) and sideEffects.
*/}}
{{- define "tenfold.webhooks" -}}
{{- $kinds := include "tenfold.kinds" .root | fromYaml -}}
- name: {{ .verb }}.tenfold.dev
  {{- include "tenfold.webhook" . | nindent 2 }}
  matchConditions:
    {{- include "tenfold.inService" .root | nindent 4 }}
    # Only the spec says what is trained: a change of labels, annotations or finalizers need not be read.
    - name: spec-changes
      expression: >-
        request.operation != 'UPDATE' || !has(object.spec) || !has(oldObject.spec) || object.spec != oldObject.spec
        {{- range .root.Values.webhook.additionalKinds }}
        || (request.resource.group == '{{ .group }}' && request.resource.resource == '{{ .resource }}')
        {{- end }}
    # The kubelet's picture of a pod that runs already.
    - name: no-mirror-pod
      expression: >-
        !has(object.metadata.annotations) || !('kubernetes.io/config.mirror' in object.metadata.annotations)
    {{- with .root.Values.webhook.matchConditions }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  rules:
    {{- toYaml $kinds.rules | nindent 4 }}
    {{- range .root.Values.webhook.additionalKinds }}
    - apiGroups: [{{ .group | quote }}]
      apiVersions: ["*"]
      operations: ["CREATE", "UPDATE"]
      resources: [{{ .resource | quote }}]
      scope: "*"
    {{- end }}
{{- if eq .verb "mutate" }}
# A Job or Pod that was patched is asked for as it was written when its manifest is applied again: patched again, it is
# the same, and the API server does not complain of a field that cannot change.
- name: applied-again.mutate.tenfold.dev
  {{- include "tenfold.webhook" . | nindent 2 }}
  matchConditions:
    {{- include "tenfold.inService" .root | nindent 4 }}
    - name: was-patched
      expression: >-
        has(oldObject.metadata.annotations) && 'tenfold.dev/patched' in oldObject.metadata.annotations
    - name: spec-changes
      expression: object.spec != oldObject.spec
    {{- with .root.Values.webhook.matchConditions }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  rules:
    {{- toYaml $kinds.appliedAgain | nindent 4 }}
{{- end }}
{{- $with := . -}}
{{- range $kinds.labelled }}
- name: {{ .name }}.{{ $with.verb }}.tenfold.dev
  {{- include "tenfold.webhook" $with | nindent 2 }}
  {{- $conditions := include "tenfold.inService" $with.root }}
  {{- if or $conditions $with.root.Values.webhook.matchConditions }}
  matchConditions:
    {{- $conditions | nindent 4 }}
    {{- with $with.root.Values.webhook.matchConditions }}
    {{- toYaml . | nindent 4 }}
    {{- end }}
  {{- end }}
  objectSelector:
    matchLabels:
      {{ .label }}: "true"
  rules:
    {{- toYaml .rules | nindent 4 }}
{{- end }}
{{- end -}}

{{/*
With failurePolicy Fail an installation must not stop the cluster until its first replica answers. The API server asks
only once the Role "in service" is bound, which a job does after an installation when it has seen an answer.
*/}}
{{- define "tenfold.inService" -}}
{{- if eq .Values.webhook.failurePolicy "Fail" -}}
- name: in-service
  expression: >-
    authorizer.serviceAccount('{{ .Release.Namespace }}', '{{ include "tenfold.serviceAccountName" . }}')
    .group('tenfold.dev').resource('reviews').namespace('{{ .Release.Namespace }}').check('serve').allowed()
{{- end -}}
{{- end -}}

{{/* What all webhooks share: whom the API server asks, and what happens when nobody answers. */}}
{{- define "tenfold.webhook" -}}
clientConfig:
  {{- include "tenfold.clientConfig" (dict "root" .root "path" .verb) | nindent 2 }}
admissionReviewVersions: ["v1"]
sideEffects: {{ .sideEffects }}
failurePolicy: {{ .root.Values.webhook.failurePolicy }}
matchPolicy: Equivalent
timeoutSeconds: {{ .root.Values.webhook.timeoutSeconds }}
namespaceSelector:
  matchExpressions:
    - key: kubernetes.io/metadata.name
      operator: NotIn
      values:
        {{- range uniq (concat (list "kube-system" .root.Release.Namespace) .root.Values.webhook.excludedNamespaces) }}
        - {{ . | quote }}
        {{- end }}
{{- if eq .verb "mutate" }}
# Another webhook may write a rate after this one was asked.
reinvocationPolicy: IfNeeded
{{- end }}
{{- end -}}

{{/* The CA stands here only where it is brought: cert-manager writes its own, and so does the chart's job. */}}
{{- define "tenfold.clientConfig" -}}
service:
  name: {{ include "tenfold.fullname" .root }}
  namespace: {{ .root.Release.Namespace }}
  path: /{{ .path }}
  port: 443
{{- if eq (include "tenfold.certificateSource" .root) "secret" }}
caBundle: {{ required "tls.secretName needs tls.caBundle, the CA of its certificate" .root.Values.tls.caBundle | quote }}
{{- end }}
{{- end -}}
