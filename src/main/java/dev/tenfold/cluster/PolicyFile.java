package dev.tenfold.cluster;

import dev.tenfold.policy.Policies;
import dev.tenfold.policy.PolicyText;
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
 * The policies of the file named by {@code TENFOLD_POLICY}, read again when it changes. A file that
 * cannot be read leaves the last good policies in force.
 */
@ApplicationScoped
public class PolicyFile {
  private static final Logger LOG = Logger.getLogger(PolicyFile.class);
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Optional<Path> file;
  private volatile Policies policies = Policies.NONE;
  private volatile String lastText = "";
  private volatile Instant nextLook = Instant.MIN;

  PolicyFile(@ConfigProperty(name = "tenfold.policy") Optional<String> path) {
    this.file = path.filter(name -> !name.isBlank()).map(Path::of);
    get();
  }

  final Policies get() {
    if (file.isPresent() && Instant.now().isAfter(nextLook)) {
      nextLook = Instant.now().plus(LOOK_EVERY);
      look(file.get());
    }
    return policies;
  }

  private void look(Path path) {
    try {
      String text = Files.readString(path);
      if (text.equals(lastText)) {
        return;
      }
      lastText = text;
      switch (PolicyText.read(text)) {
        case Reading.Found<Policies>(Policies read) -> {
          policies = read;
          LOG.infof("%d policies of %s are read", read.inOrder().size(), path);
        }
        case Reading.Unreadable<Policies>(String why) ->
            LOG.errorf("%s is not taken, the policies before it stay: %s", path, why);
        case Reading.Absent<Policies> absent -> {}
      }
    } catch (IOException unreadable) {
      LOG.errorf("%s cannot be read, the policies before it stay", path);
    }
  }
}
