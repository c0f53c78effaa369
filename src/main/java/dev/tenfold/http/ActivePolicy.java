package dev.tenfold.http;

import dev.tenfold.policy.Policy;
import dev.tenfold.policy.PolicyReader;
import dev.tenfold.source.Reading;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The policy that applies: that of the file named by {@code TENFOLD_POLICY}, read again when it
 * changes, or the default. A file that cannot be read leaves the last good policy in force.
 */
@ApplicationScoped
class ActivePolicy {
  private static final Logger LOG = Logger.getLogger(ActivePolicy.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  private final Optional<Path> file;
  private volatile Policy policy = Policy.DEFAULT;
  private volatile String lastText = "";
  private volatile Instant nextLook = Instant.MIN;

  ActivePolicy(@ConfigProperty(name = "tenfold.policy") Optional<String> path) {
    this.file = path.filter(name -> !name.isBlank()).map(Path::of);
    get();
  }

  final Policy get() {
    if (file.isPresent() && Instant.now().isAfter(nextLook)) {
      nextLook = Instant.now().plus(LOOK_EVERY);
      look(file.get());
    }
    return policy;
  }

  private void look(Path path) {
    try {
      String text = Files.readString(path);
      if (text.equals(lastText)) {
        return;
      }
      lastText = text;
      switch (PolicyReader.read(text)) {
        case Reading.Found<Policy>(Policy read) -> {
          policy = read;
          LOG.infof("policy \"%s\" of %s is in force", read.name(), path);
        }
        case Reading.Unreadable<Policy>(String why) ->
            LOG.errorf("%s is not taken, the policy before it stays: %s", path, why);
        case Reading.Absent<Policy> absent -> {}
      }
    } catch (IOException unreadable) {
      LOG.errorf("%s cannot be read, the policy before it stays", path);
    }
  }
}
