/** The webhook: AdmissionReviews over HTTPS, limits, metrics and health. */
@NullMarked
package dev.tenfold.http;

import org.jspecify.annotations.NullMarked;
