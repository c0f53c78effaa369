package dev.tenfold.launch.shell.syntax;

import org.jspecify.annotations.Nullable;

/**
 * A redirection.
 *
 * @param descriptor the number or {@code {name}} before the operator, empty where there is none
 * @param operator as written, {@code <<-} for example
 * @param target the word after the operator; of a here-document its delimiter
 * @param hereDocument the body, for {@code <<} and {@code <<-} only
 */
public record Redirection(
    int from,
    int to,
    String descriptor,
    String operator,
    Word target,
    @Nullable HereDocument hereDocument)
    implements Node {}
