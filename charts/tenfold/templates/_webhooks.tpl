{{/* The kinds that are judged and those that are looked up: files/kinds.yaml, written by `make docs` from the code. */}}
{{- define "tenfold.kinds" -}}
{{- .Files.Get "files/kinds.yaml" -}}
{{- end -}}

{{/*
The webhooks of one configuration: all kinds, and beside it what is judged only with a label, so that the API server
asks about no other object of such a kind. Takes root, verb (validate or mutate), sideEffects and caBundle.
*/}}
{{- define "tenfold.webhooks" -}}
{{- $kinds := include "tenfold.kinds" .root | fromYaml -}}
- name: {{ .verb }}.tenfold.dev
  {{- include "tenfold.webhook" . | nindent 2 }}
  rules:
    {{- toYaml $kinds.rules | nindent 4 }}
    {{- range .root.Values.webhook.additionalKinds }}
    - apiGroups: [{{ .group | quote }}]
      apiVersions: ["*"]
      operations: ["CREATE", "UPDATE"]
      resources: [{{ .resource | quote }}]
      scope: "*"
    {{- end }}
{{- $with := . -}}
{{- range $kinds.labelled }}
- name: {{ .name }}.{{ $with.verb }}.tenfold.dev
  {{- include "tenfold.webhook" $with | nindent 2 }}
  objectSelector:
    matchLabels:
      {{ .label }}: "true"
  rules:
    {{- toYaml .rules | nindent 4 }}
{{- end }}
{{- end -}}

{{/* What all webhooks share: whom the API server asks, and what happens when nobody answers. */}}
{{- define "tenfold.webhook" -}}
clientConfig:
  service:
    name: {{ include "tenfold.fullname" .root }}
    namespace: {{ .root.Release.Namespace }}
    path: /{{ .verb }}
    port: 443
  caBundle: {{ required "a webhook configuration needs a CA bundle" .caBundle | quote }}
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
