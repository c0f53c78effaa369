{{/* The kinds that are judged, for both webhook configurations: the one list to change. */}}
{{- define "tenfold.rules" -}}
- apiGroups: ["batch"]
  apiVersions: ["v1"]
  operations: ["CREATE", "UPDATE"]
  resources: ["jobs"]
  scope: Namespaced
- apiGroups: ["kubeflow.org"]
  apiVersions: ["v1"]
  operations: ["CREATE", "UPDATE"]
  resources: ["pytorchjobs"]
  scope: Namespaced
{{- end -}}

{{/* What both webhooks share: which objects they are asked about, and what happens when they do not answer. */}}
{{- define "tenfold.webhook" -}}
admissionReviewVersions: ["v1"]
sideEffects: None
failurePolicy: {{ .Values.webhook.failurePolicy }}
matchPolicy: Equivalent
timeoutSeconds: {{ .Values.webhook.timeoutSeconds }}
namespaceSelector:
  matchExpressions:
    - key: kubernetes.io/metadata.name
      operator: NotIn
      values:
        {{- range uniq (concat (list "kube-system" .Release.Namespace) .Values.webhook.excludedNamespaces) }}
        - {{ . | quote }}
        {{- end }}
rules:
  {{- include "tenfold.rules" . | nindent 2 }}
{{- end -}}
