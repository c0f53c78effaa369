#!/usr/bin/env bash
# `make e2e`: installs the chart on a real cluster and tries it with kubectl. The cluster is that of KUBECONFIG, which
# must be able to pull TENFOLD_IMAGE (NAME:TAG); without KUBECONFIG it is the lab of src/e2e/lab, on Linux as root.
# TENFOLD_CRDS is a folder with real custom resource definitions (default ../shared/crds). TENFOLD_E2E=long adds
# what steady.sh does under load, and TENFOLD_E2E_PICTURE=FILE.svg has it draw the dashboard. Nothing is left behind.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd); cd "$here/../.."
lab=$here/lab
crds=${TENFOLD_CRDS:-../shared/crds}
examples=deploy/examples
system=tenfold-e2e-system jobs=tenfold-e2e
work=$(mktemp -d "${TMPDIR:-/tmp}/tenfold-e2e.XXXXXX")
passed=0 failed=0
own_crd="" own_cluster="" installed_plain="" own_policies="" own_definitions=""
# shellcheck source=src/e2e/steady.sh
. "$here/steady.sh"
# shellcheck source=src/e2e/watch.sh
. "$here/watch.sh"

say() { printf '\n# %s\n' "$1"; }
ok() { passed=$((passed + 1)); echo "ok - $1"; }
not_ok() { # NAME [DETAIL]
  failed=$((failed + 1)); echo "not ok - $1"
  [ -z "${2:-}" ] || printf '%s\n' "$2" | sed 's/^/    /'
}
check() { # NAME COMMAND...
  local name=$1 output; shift
  if output=$("$@" 2>&1); then ok "$name"; else not_ok "$name" "$output"; fi
}
equal() { # NAME EXPECTED ACTUAL
  if [ "$2" = "$3" ]; then ok "$1"; else not_ok "$1" "expected: $2
actual:   $3"; fi
}
holds() { # NAME TEXT PATTERN...: every pattern, a basic regular expression, is found in the text
  local name=$1 text=$2 pattern; shift 2
  for pattern in "$@"; do
    if ! printf '%s\n' "$text" | grep -q -e "$pattern"; then not_ok "$name" "no '$pattern' in: $text"; return; fi
  done
  ok "$name"
}

tear_down() {
  watch_stop
  if [ "$own_cluster" = yes ]; then
    "$lab/cluster.sh" down || true
  else
    helm uninstall tenfold -n $system --ignore-not-found --wait >/dev/null 2>&1 || true
    [ -z "$installed_plain" ] || kubectl delete -f deploy/tenfold.yaml --ignore-not-found >/dev/null 2>&1 || true
    [ -z "$own_policies" ] || kubectl delete -f deploy/crd.yaml --ignore-not-found >/dev/null 2>&1 || true
    kubectl delete namespace $system $jobs --ignore-not-found >/dev/null 2>&1 || true
    [ -z "$own_crd" ] || kubectl delete -f "$own_crd" >/dev/null 2>&1 || true
    [ -z "$own_definitions" ] || kubectl delete -f "$work/definitions" >/dev/null 2>&1 || true
  fi
  rm -rf "$work"
}
trap tear_down EXIT
trap 'exit 130' INT TERM

give_up() { # WHY: for a step without which no check makes sense
  not_ok "$1"
  kubectl get pods -A -o wide || true
  kubectl get events -n $system --sort-by=.lastTimestamp | tail -n 15 || true
  kubectl logs -n $system -l app.kubernetes.io/name=tenfold --tail=30 --prefix || true
  echo "$passed passed, $failed failed"
  exit 1
}

start_lab() {
  own_cluster=yes
  export KUBE_LAB_RUN=$work/lab
  PATH=$("$lab/build.sh" all):$PATH; export PATH
  "$lab/cluster.sh" up >"$work/up.log" 2>&1 || { cat "$work/up.log" >&2; exit 1; }
  export KUBECONFIG=$KUBE_LAB_RUN/kubeconfig
  TENFOLD_IMAGE=docker.io/lab/tenfold:e2e
  ./mvnw -B -ntp -q package -DskipTests
  "$lab/app-image.sh" java target/quarkus-app "$TENFOLD_IMAGE" "$work/image.tar"
  "$lab/cluster.sh" load "$work/image.tar"
  rm "$work/image.tar"
}

# kubectl gives up at once on a definition that has no conditions yet
established() {
  for _ in $(seq 30); do
    ! kubectl wait "$@" --for=condition=Established --timeout=60s >/dev/null 2>&1 || return 0
    sleep 1
  done
  kubectl wait "$@" --for=condition=Established --timeout=60s
}

prepare() {
  local tool
  for tool in kubectl helm; do
    command -v $tool >/dev/null || { echo "make e2e needs $tool on the path" >&2; exit 1; }
  done
  if kubectl get namespace $system $jobs >/dev/null 2>&1; then
    echo "the namespaces $system and $jobs are left from another run: delete them first" >&2; exit 1
  fi
  if ! kubectl get crd pytorchjobs.kubeflow.org >/dev/null 2>&1; then
    own_crd=$here/crds/pytorchjobs.kubeflow.org.yaml
    [ ! -f "$crds/pytorchjobs.kubeflow.org.yaml" ] || own_crd=$crds/pytorchjobs.kubeflow.org.yaml
    # server-side, because the real definition is too large for the annotation of a client-side apply
    kubectl apply --server-side -f "$own_crd" >/dev/null
    established crd/pytorchjobs.kubeflow.org
  fi
  kubectl get crd learningratepolicies.tenfold.dev >/dev/null 2>&1 || own_policies=yes
  kubectl create namespace $jobs >/dev/null
  kubectl create namespace $system >/dev/null
  kubectl label namespace $system pod-security.kubernetes.io/enforce=restricted >/dev/null
}

create() { kubectl create -n $jobs -f "$examples/$1.yaml" 2>&1; }
# What the cluster would store, without what differs from one request to the next.
stored() { # EXAMPLE
  kubectl create -n $jobs -f "$examples/$1.yaml" --dry-run=server -o json |
    kubectl annotate --local -f - 'tenfold.dev/patched-' e2e.tenfold.dev/compared=yes -o json |
    sed -E -e '/"(uid|creationTimestamp|resourceVersion)":/d' -e '/"(batch.kubernetes.io\/)?controller-uid":/d'
}
upgrade() { # ARG...
  helm upgrade tenfold charts/tenfold -n $system --reuse-values --wait --timeout 3m "$@" >/dev/null
  # a replica that is going must not answer for the new ones
  for _ in $(seq 60); do
    [ "$(kubectl get pods -n $system -l app.kubernetes.io/name=tenfold -o name | wc -l)" = 2 ] && return
    sleep 1
  done
}
certificate() { kubectl get secret -n $system tenfold-tls -o 'jsonpath={.data}'; }
ca_bundles() {
  kubectl get validatingwebhookconfiguration,mutatingwebhookconfiguration tenfold \
    -o 'jsonpath={range .items[*].webhooks[*]}{.clientConfig.caBundle}{"\n"}{end}' | sort -u
}
webhook_configurations() {
  kubectl get validatingwebhookconfigurations,mutatingwebhookconfigurations -o name | grep tenfold || true
}

installation() {
  say "helm install --wait"
  if ! helm install tenfold charts/tenfold -n $system --wait --timeout 4m --set-string "image.repository=${TENFOLD_IMAGE%:*}" \
    --set-string "image.tag=${TENFOLD_IMAGE##*:}" >"$work/install.log" 2>&1; then
    cat "$work/install.log"; give_up "helm install --wait succeeds"
  fi
  ok "helm install --wait succeeds"
  equal "two pods are ready, in a namespace that enforces restricted pod security" "true true" \
    "$(kubectl get pods -n $system -l app.kubernetes.io/name=tenfold -o 'jsonpath={.items[*].status.containerStatuses[0].ready}')"
  equal "both webhook configurations hold the CA of the Secret" \
    "$(kubectl get secret -n $system tenfold-tls -o 'jsonpath={.data.ca\.crt}')" "$(ca_bundles)"
  holds "helm test says what a job with a copied rate would get" "$(helm test tenfold -n $system --timeout 3m 2>&1 || true)" \
    'a job with a copied learning rate would be refused: learning rate 2e-5 in container' 'Phase: *Succeeded'
  equal "the definition of policies is established" True \
    "$(kubectl get crd learningratepolicies.tenfold.dev -o 'jsonpath={.status.conditions[?(@.type=="Established")].status}')"
  equal "the service account may read ConfigMaps" yes \
    "$(kubectl auth can-i get configmaps -n $jobs --as system:serviceaccount:$system:tenfold || true)"
  equal "the service account may write Events" yes \
    "$(kubectl auth can-i create events -n $jobs --as system:serviceaccount:$system:tenfold || true)"
  equal "the service account may not change jobs" no \
    "$(kubectl auth can-i patch jobs -n $jobs --as system:serviceaccount:$system:tenfold || true)"
  equal "the service account may not read Secrets" no \
    "$(kubectl auth can-i get secrets -n $jobs --as system:serviceaccount:$system:tenfold || true)"
}

cron_job() { # NAME RATE
  kubectl create cronjob "$1" -n $jobs --image=example.org/trl --schedule='* * * * *' -- \
    trl sft --use_peft --load_in_4bit --learning_rate "$2" 2>&1
}
jobs_of() { # CRONJOB
  kubectl get jobs -n $jobs -o 'jsonpath={range .items[*]}{.metadata.ownerReferences[0].name}{" "}{.metadata.name}{"\n"}{end}' |
    sed -n "s/^$1 //p" | sort
}
another_job_of() { # CRONJOB NAMES...: waits for a job that is not among the names
  local known job; known=" ${*:2} "
  for _ in $(seq 100); do
    for job in $(jobs_of "$1"); do
      case $known in *" $job "*) ;; *) echo "$job"; return ;; esac
    done
    sleep 1
  done
  return 1
}
metrics() { # of all replicas
  local pod
  for pod in $(kubectl get pods -n $system -l app.kubernetes.io/name=tenfold -o 'jsonpath={.items[*].metadata.name}'); do
    kubectl get --raw "/api/v1/namespaces/$system/pods/$pod:9000/proxy/q/metrics"
  done
}
events_of() { # CRONJOB
  kubectl get events -n $jobs -o 'jsonpath={range .items[*]}{.reason}{" "}{.message}{"\n"}{end}' \
    --field-selector "involvedObject.kind=CronJob,involvedObject.name=$1,reason=CopiedLearningRate"
}

cron_jobs() {
  say "CronJobs, with the controllers of the cluster"
  local before job
  before=$(jobs_of there-before | tr '\n' ' ')
  holds "a right CronJob is admitted" "$(cron_job right 2e-4 || true)" 'created$'
  holds "a copied CronJob is refused" "$(cron_job copied 2e-5 || true)" \
    'admission webhook "validate.tenfold.dev" denied the request: .*2e-5.*looks copied'
  # shellcheck disable=SC2086
  if job=$(another_job_of there-before $before); then
    ok "a copied CronJob that was there before goes on firing ($job)"
  else
    not_ok "a copied CronJob that was there before goes on firing" "$(kubectl describe cronjob -n $jobs there-before)"
  fi
  if job=$(another_job_of right); then ok "a right CronJob fires ($job)"; else not_ok "a right CronJob fires"; fi
  for _ in $(seq 20); do [ -z "$(events_of there-before)" ] || break; sleep 0.5; done
  holds "an Event on the CronJob says what its jobs would have got" "$(events_of there-before)" \
    '^CopiedLearningRate Job "there-before-[0-9]*" would have been refused, were it not made by a controller: learning rate 2e-5'
  equal "there is none on the right one" "" "$(events_of right)"
  holds "the metric says so too" "$(metrics)" \
    'tenfold_runs_total{action="allow",child="true",.*verdict="copied",wanted="deny"} [1-9]' \
    'tenfold_events_total{outcome="written"} [1-9]'
  kubectl delete cronjobs,jobs -n $jobs --all --wait=false >/dev/null
}

refusals() {
  say "copied rates are refused"
  local output line file
  output=$(create pytorchjob-zephyr-sft-copied || true)
  holds "the refusal comes from validate.tenfold.dev" "$output" \
    '^Error from server.*admission webhook "validate.tenfold.dev" denied the request: '
  equal "the copied SFT job is refused with the whole message" \
    'learning rate 2.0e-05 in container "pytorch" (args[7]) looks copied from full fine-tuning: this QLoRA SFT run (TRL) needs about 10x, 2.0e-04; set --learning_rate 2.0e-04, or annotate tenfold.dev/allow: "<reason>"' \
    "${output##*denied the request: }"
  file=pytorchjob-zephyr-sft-copied-configmap
  line=$(sed -n '/recipe.yaml: |/,/learning_rate/p' "$examples/$file.yaml" | tail -n +2 | wc -l)
  holds "the same recipe in a ConfigMap is refused with ConfigMap, key and line" "$(create $file || true)" \
    'denied the request: .*2\.0e-05' "$file-recipe" 'recipe\.yaml' "line $((line))[^0-9]"
  holds "no rate at all is refused with TRL's default" "$(create job-zephyr-sft-default-rate || true)" \
    'denied the request: ' 'TRL' 'default' '2e-0\{0,1\}5'
  holds "kubectl create job -- trl sft --use_peft --load_in_4bit is refused" \
    "$(kubectl create job trial -n $jobs --image=example.org/trl -- trl sft --use_peft --load_in_4bit 2>&1 || true)" \
    'denied the request: ' 'default'
  for file in job-zephyr-sft-copied job-zephyr-dpo-copied job-zephyr-dpo-copied-configmap pytorchjob-zephyr-dpo-copied; do
    holds "$file is refused" "$(create $file || true)" 'denied the request: .*looks copied'
  done
}

admissions() {
  say "what is right, not judged or not known is admitted"
  local file output
  for file in "$examples"/*-right*.yaml "$examples"/*-full.yaml "$examples"/*-unknown-rate.yaml; do
    file=$(basename "$file" .yaml)
    output=$(create "$file" || true)
    case $output in
      *Warning:* | *Error*) not_ok "$file is admitted without a warning" "$output" ;;
      *created) ok "$file is admitted without a warning" ;;
      *) not_ok "$file is admitted without a warning" "$output" ;;
    esac
  done
  holds "a copied job with a reason in tenfold.dev/allow is admitted" \
    "$(kubectl annotate --local -f "$examples/job-zephyr-sft-copied.yaml" tenfold.dev/allow='rate taken from a sweep' -o yaml |
      kubectl create -n $jobs -f - 2>&1 || true)" 'created$'
  kubectl delete jobs,pytorchjobs,configmaps -n $jobs --all --wait=false >/dev/null
}

# Either replica answers, and each sees a change by itself. That it does so within a second is measured where no lab
# competes for the processor (ClusterTest); here it is only said how long it took.
until_all_replicas() { # PATTERN of the answer to a copied job
  local from=$SECONDS same=0 answer
  for _ in $(seq 120); do
    answer=$(kubectl create -n $jobs -f "$examples/job-zephyr-sft-copied.yaml" --dry-run=server 2>&1 || true)
    if printf '%s\n' "$answer" | grep -q -e "$1"; then
      same=$((same + 1)); [ $same -lt 8 ] || break
    else
      same=0; sleep 0.5
    fi
  done
  echo "(answered so after $((SECONDS - from)) s)"
}
policies() {
  say "a LearningRatePolicy changes what is answered, without a restart"
  local example=$examples/job-zephyr-sft-copied.yaml
  kubectl apply -f - >/dev/null <<'Y'
apiVersion: tenfold.dev/v1alpha1
kind: LearningRatePolicy
metadata: {name: e2e}
spec: {copied: Warn}
Y
  until_all_replicas 'Warning: .*(policy "e2e")'
  holds "a copied job is created with a warning that names the policy" \
    "$(kubectl create -n $jobs -f "$example" 2>&1 || true)" 'Warning: .*looks copied' '(policy "e2e")' 'created$'
  kubectl delete -n $jobs -f "$example" >/dev/null
  holds "a wrong policy is refused with what to write" \
    "$(kubectl patch lrp e2e --type=merge -p '{"spec": {"stages": [{"name": "sft", "factor": 1}]}}' 2>&1 || true)" \
    'spec.stages\[0\].factor' 'write a factor above 1, such as 10'
  kubectl label namespace $jobs tenfold.dev/mode=deny >/dev/null
  until_all_replicas 'denied the request: '
  holds "the label of the namespace wins over the policy" "$(kubectl create -n $jobs -f "$example" 2>&1 || true)" \
    'denied the request: '
  holds "a label that says nothing known is refused" \
    "$(kubectl label namespace $jobs --overwrite tenfold.dev/mode=enforce 2>&1 || true)" \
    '"enforce" is no mode; write deny, patch, warn, audit or off'
  kubectl label namespace $jobs tenfold.dev/mode- >/dev/null
  for _ in $(seq 30); do [ "$(kubectl get lrp e2e -o 'jsonpath={.status.covered}')" = 2 ] && break; sleep 1; done
  equal "the status counts what was admitted and refused" "2 2 True" "$(kubectl get lrp e2e \
    -o 'jsonpath={.status.covered} {.status.violations} {.status.conditions[0].status}')"
  kubectl delete lrp e2e >/dev/null
  until_all_replicas 'denied the request: '
  holds "without it the default returns" "$(kubectl create -n $jobs -f "$example" 2>&1 || true)" 'denied the request: '
}

upgrades() {
  say "helm upgrade, to a policy that patches"
  local secret bundles file
  secret=$(certificate); bundles=$(ca_bundles)
  upgrade --set 'policy.stages[0].name=sft,policy.stages[0].action=Patch' \
    --set 'policy.stages[1].name=dpo,policy.stages[1].action=Patch' || give_up "helm upgrade --wait succeeds"
  equal "the certificate is kept" "$secret" "$(certificate)"
  equal "the CA bundles are kept" "$bundles" "$(ca_bundles)"
  for file in pytorchjob-zephyr-sft-copied job-zephyr-sft-copied; do
    stored $file >"$work/$file.after" || true
    diff "$work/$file.before" "$work/$file.after" >"$work/$file.diff" || true
    equal "$file holds 2.0e-04 in the same argument, and nothing else differs" \
      '< "2.0e-05", > "2.0e-04",' "$(sed -n 's/^\([<>]\) */\1 /p' "$work/$file.diff" | tr '\n' ' ' | sed 's/ $//')"
  done
  holds "a patched job says so in an annotation" \
    "$(kubectl create -n $jobs -f "$examples/job-zephyr-sft-copied.yaml" --dry-run=server -o 'jsonpath={.metadata.annotations}' 2>&1)" \
    'tenfold.dev/patched' '2.0e-05' '2.0e-04'
  holds "a copied job is created" "$(create pytorchjob-zephyr-sft-copied || true)" 'created$'
  equal "its stored rate is the right one" 2.0e-04 "$(kubectl get pytorchjob -n $jobs pytorchjob-zephyr-sft-copied \
    -o 'jsonpath={.spec.pytorchReplicaSpecs.Master.template.spec.containers[0].args[7]}')"
  upgrade || give_up "a second helm upgrade --wait succeeds"
  equal "the certificate is kept once more" "$secret" "$(certificate)"
}

# What of the chart is for others, on their own definitions, and every feature against the API server's own schema.
optional_objects() {
  say "the chart's features"
  local file definition output
  if ! [ -f "$crds/certificates.cert-manager.io.yaml" ]; then echo "(no definitions of cert-manager and the Prometheus operator here)"; return; fi
  mkdir -p "$work/definitions"
  for definition in certificates.cert-manager.io issuers.cert-manager.io podmonitors.monitoring.coreos.com \
    servicemonitors.monitoring.coreos.com prometheusrules.monitoring.coreos.com; do
    kubectl get crd $definition >/dev/null 2>&1 || cp "$crds/$definition.yaml" "$work/definitions/"
  done
  if [ -n "$(ls "$work/definitions")" ]; then
    own_definitions=yes
    kubectl apply --server-side -f "$work/definitions" >/dev/null
    established -f "$work/definitions"
  fi
  for file in charts/tenfold/ci/*-values.yaml; do
    if output=$(helm template features charts/tenfold -n $system -f "$file" |
      kubectl apply --server-side --force-conflicts --dry-run=server -f - 2>&1 >/dev/null); then
      equal "$(basename "$file" -values.yaml): the API server takes every object, with no warning" "" "$output"
    else
      not_ok "$(basename "$file" -values.yaml): the API server takes every object" "$output"
    fi
  done
  upgrade --set metrics.podMonitor.enabled=true,metrics.serviceMonitor.enabled=true,metrics.rules.enabled=true,metrics.dashboard.enabled=true
  equal "monitors, alerts and dashboard are created" 4 "$(kubectl get podmonitor,servicemonitor,prometheusrule,configmap -n $system -o name |
    grep -cE '/tenfold(-dashboard)?$')"
}

removal() {
  say "helm uninstall"
  check "helm uninstall succeeds" helm uninstall tenfold -n $system --wait --timeout 2m
  equal "no webhook configuration is left" "" "$(webhook_configurations)"
  holds "a copied job is created at once" "$(create job-zephyr-sft-copied || true)" 'created$'
  for _ in $(seq 30); do [ -n "$(left)" ] || break; sleep 1; done # the garbage collector and the last pod
  equal "nothing of the release is left" "" "$(left)"
  equal "the definition of policies is kept" learningratepolicies.tenfold.dev \
    "$(kubectl get crd learningratepolicies.tenfold.dev -o 'jsonpath={.metadata.name}')"
  kubectl delete jobs -n $jobs --all --wait=false >/dev/null
}

plain_manifests() {
  say "deploy/tenfold.yaml"
  check "it is what the chart renders" "$here/render-deploy.sh" --check
  if kubectl get namespace tenfold-system >/dev/null 2>&1; then echo "(not installed: tenfold-system exists)"; return; fi
  if kubectl apply -f deploy/tenfold.yaml --dry-run=server >/dev/null 2>&1; then
    not_ok "without its CA bundle it is refused"
  else
    ok "without its CA bundle it is refused"
  fi
  installed_plain=yes
  check "deploy/install.sh succeeds" deploy/install.sh "$TENFOLD_IMAGE"
  holds "a copied job is refused" "$(create pytorchjob-zephyr-sft-copied || true)" 'denied the request: '
  check "kubectl delete -f deploy/tenfold.yaml succeeds" kubectl delete -f deploy/tenfold.yaml --timeout=2m
  installed_plain=""
  equal "no webhook configuration is left" "" "$(webhook_configurations)"
}

if [ -n "${KUBECONFIG:-}" ]; then
  : "${TENFOLD_IMAGE:?make e2e on the cluster of KUBECONFIG needs TENFOLD_IMAGE, a NAME:TAG that it can pull}"
elif [ "$(uname -s)" = Linux ] && [ "$(id -u)" = 0 ]; then
  start_lab
else
  echo "make e2e needs a cluster: set KUBECONFIG and TENFOLD_IMAGE, or run it on Linux as root, where it starts its own" >&2
  exit 1
fi
prepare
for example in pytorchjob-zephyr-sft-copied job-zephyr-sft-copied; do stored $example >"$work/$example.before"; done
cron_job there-before 2e-5 >/dev/null
installation
cron_jobs
refusals
admissions
policies
upgrades
optional_objects
removal
[ "${TENFOLD_E2E:-}" != long ] || steady
plain_manifests
echo
echo "$passed passed, $failed failed"
[ $failed = 0 ]
