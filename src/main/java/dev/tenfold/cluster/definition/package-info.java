/** What may a policy say? The types that the custom resource definition is generated from. */
@NullMarked
package dev.tenfold.cluster.definition;

import org.jspecify.annotations.NullMarked;
