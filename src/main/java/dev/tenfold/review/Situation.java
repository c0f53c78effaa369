package dev.tenfold.review;

import dev.tenfold.job.KnownKinds;
import dev.tenfold.source.Manifest.Owner;
import java.util.Optional;

/** Everything but its runs that an answer to a request depends on. */
record Situation(Request request, Terms terms, KnownKinds kinds, Optional<Owner> parent) {}
