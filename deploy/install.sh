#!/usr/bin/env bash
# Installs deploy/crd.yaml and deploy/tenfold.yaml without Helm: makes the certificate once, then applies the manifests.
#   deploy/install.sh [IMAGE]        IMAGE is where your cluster finds the image, e.g. registry.example.com/tenfold:0.1.0
# The manifests alone are refused by the API server on purpose: a webhook configuration without the CA of its
# certificate would be passed over in silence. An existing Secret tenfold-tls is kept, and may be your own, with the
# keys ca.crt, tls.crt and tls.key. Remove it with: kubectl delete -f deploy/tenfold.yaml, and your
# policies with: kubectl delete -f deploy/crd.yaml
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
namespace=tenfold-system secret=tenfold-tls host=tenfold.tenfold-system.svc

kubectl apply --server-side --force-conflicts -f "$here/crd.yaml"
kubectl get namespace $namespace >/dev/null 2>&1 || kubectl create namespace $namespace

if ! kubectl get secret -n $namespace $secret >/dev/null 2>&1; then
  work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
  (
    cd "$work"
    openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.crt -days 3650 -subj /CN=tenfold-ca
    openssl req -newkey rsa:2048 -nodes -keyout tls.key -out tls.csr -subj /CN=$host
    echo "subjectAltName=DNS:$host,DNS:$host.cluster.local" >names
    openssl x509 -req -in tls.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 3650 -out tls.crt -extfile names
  ) 2>/dev/null
  # The CA's key is not kept: nothing else can be signed with it.
  kubectl create secret generic -n $namespace $secret --type=kubernetes.io/tls \
    --from-file=ca.crt="$work/ca.crt" --from-file=tls.crt="$work/tls.crt" --from-file=tls.key="$work/tls.key"
fi

ca=$(kubectl get secret -n $namespace $secret -o 'jsonpath={.data.ca\.crt}')
[ -n "$ca" ] || { echo "the Secret $namespace/$secret has no ca.crt" >&2; exit 1; }
sed -e "s|caBundle: .*|caBundle: $ca|" ${1:+-e "s|image: .*|image: $1|"} "$here/tenfold.yaml" | kubectl apply -f -
kubectl rollout status -n $namespace deployment/tenfold --timeout=3m
