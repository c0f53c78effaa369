package dev.tenfold.launch.python;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a script comes to a call.
 *
 * @param within the undecided conditions under which it is reached, each with the branch taken
 * @param not where it is not reached although these hold: the script has ended before
 * @param round which loop over known values it is a round of
 * @param doubt why it may not be reached at all
 */
public record Reach(
    Map<Condition, Boolean> within,
    List<Map<Condition, Boolean>> not,
    Optional<String> round,
    Optional<String> doubt) {}
