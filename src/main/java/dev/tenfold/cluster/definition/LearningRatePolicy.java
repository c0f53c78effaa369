package dev.tenfold.cluster.definition;

import dev.tenfold.policy.PolicyReader;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/**
 * The resource as a cluster stores it. Only its schema is used: policies are read as trees, so that
 * one that is mistyped is still told from the others.
 */
@Group(PolicyReader.GROUP)
@Version(PolicyReader.VERSION)
@Kind(PolicyReader.KIND)
@Plural(PolicyReader.PLURAL)
@ShortNames("lrp")
@AdditionalPrinterColumn(
    name = "Action",
    jsonPath = ".status.action",
    type = AdditionalPrinterColumn.Type.STRING)
@AdditionalPrinterColumn(
    name = "Priority",
    jsonPath = ".spec.priority",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Violations",
    jsonPath = ".status.violations",
    type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(
    name = "Valid",
    jsonPath = ".status.conditions[?(@.type==\"Valid\")].status",
    type = AdditionalPrinterColumn.Type.STRING,
    priority = 1)
public final class LearningRatePolicy extends CustomResource<PolicySpec, PolicyStatusFields> {
  private static final long serialVersionUID = 1;
}
