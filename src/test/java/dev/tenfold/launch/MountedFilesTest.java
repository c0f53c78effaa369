package dev.tenfold.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenfold.job.Container;
import dev.tenfold.job.JobKinds;
import dev.tenfold.job.Work;
import dev.tenfold.source.Allowance;
import dev.tenfold.source.KubernetesYaml;
import dev.tenfold.source.Limits;
import dev.tenfold.source.Lookup;
import dev.tenfold.source.Manifest;
import dev.tenfold.source.Place;
import dev.tenfold.source.Pointer;
import dev.tenfold.source.Reading;
import dev.tenfold.source.Text;
import dev.tenfold.source.YamlText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which file a path names, by the rules of the kubelet and the container runtimes. */
class MountedFilesTest {
  private static final String IMAGE = "(image)";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // a whole volume; its keys are files of their names
        "/all/a.yaml|a of one",
        "/all//./x/../a.yaml|a of one",
        "/all/..data/a.yaml|a of one",
        "/all/..data/../a.yaml|a of one",
        "/all/c.yaml|no key of ConfigMap \"one\" is mounted as /all/c.yaml",
        "/all|no key of ConfigMap \"one\" is mounted as /all",
        "/all/binary|in binaryData",
        "/all/pickle|key \"pickle\" of ConfigMap \"one\" is no text",
        // items rename keys, and leave out what they do not list
        "/items/deep/r.yaml|a of one",
        "/items/a.yaml|no key of ConfigMap \"one\" is mounted as /items/a.yaml",
        "/items/missing.yaml|ConfigMap \"one\" has no key \"nowhere\"",
        // subPath mounts a file or a folder of the volume
        "/file.yaml|b of one",
        "/file.yaml/x|no key of ConfigMap \"one\" is mounted as /file.yaml/x",
        "/folder/r.yaml|a of one",
        "/dotted.yaml|a of one",
        // subPathExpr is expanded with the variables of the container
        "/expanded.yaml|b of one",
        "/unset.yaml|no key of ConfigMap \"one\" is mounted as /unset.yaml",
        "/secret.yaml|the subPathExpr of /secret.yaml: $KEY comes from Secret \"keys\"",
        // the deepest mount counts, in whatever order they are listed
        "/all/inner/a.yaml|a of two",
        "/all/inner/b.yaml|no key of ConfigMap \"two\" is mounted as /all/inner/b.yaml",
        "/all/empty/a.yaml|/all/empty/a.yaml lies in an empty directory",
        // a later source of a projected volume covers an earlier one
        "/projected/a.yaml|a of two",
        "/projected/b.yaml|b of one",
        "/projected/d.yaml|/projected/d.yaml lies in a projected volume",
        // optional
        "/optional/a.yaml|ConfigMap \"maybe\", which is optional, does not exist yet",
        "/both/a.yaml|a of one",
        "/needed/a.yaml|ConfigMap \"later\" does not exist yet",
        "/unread/a.yaml|the cluster cannot be reached",
        // what is not mounted lies in the image
        "/other/a.yaml|(image)",
        "/al|(image)",
        "/undeclared/x|volume \"gone\" is not declared",
        "/pvc/a.yaml|/pvc/a.yaml lies in a persistent volume",
        // where the image decides what a relative path starts from
        "a.yaml|a.yaml is relative to the working directory of the image, which is not known",
        "inner/a.yaml|inner/a.yaml is relative to the working directory of the image, which is"
            + " not known",
        "../deep/r.yaml|../deep/r.yaml is relative to the working directory of the image, which is"
            + " not known",
        "file.yaml|file.yaml is relative to the working directory of the image, which is not known",
        "needed/x.yaml|needed/x.yaml is relative to the working directory of the image, which is"
            + " not known",
        "x.yaml|(image)",
        "other/a.yaml|(image)",
        "train.args|(image)"
      })
  void aPathNamesTheFileThatIsMountedThere(String path, String expected) {
    assertEquals(expected, read(container(""), path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "workingDir: /all|a.yaml|a of one",
        "workingDir: /all/inner|./../b.yaml|b of one",
        "workingDir: /nowhere|a.yaml|(image)",
        "workingDir: /all|/items/deep/r.yaml|a of one"
      })
  void aRelativePathStartsAtTheWorkingDirectory(String line, String path, String expected) {
    assertEquals(expected, read(container(line), path));
  }

  @Test
  void aPathThatNoFileSystemOfOursTakesIsReadAsAnyOther() {
    for (String path : List.of("/all/\0", "/all/\uD800", "/all/\u00e9", "/".repeat(100_000))) {
      read(container(""), path);
    }
  }

  private static String read(Container container, String path) {
    Allowance allowance = new Allowance(Limits.DEFAULT);
    Environment environment = Environment.of(container, MountedFilesTest::find, allowance);
    Surroundings here =
        new Surroundings(
                environment,
                new MountedFiles(container, environment, MountedFilesTest::find, allowance),
                java.util.Optional.empty())
            .in(container.workingDir());
    return switch (here.files().read(path)) {
      case Reading.Found<Text>(Text text) ->
          text.known().orElseGet(() -> String.join(", ", text.unknowns()));
      case Reading.Absent<Text> _ -> IMAGE;
      case Reading.Unreadable<Text>(String why) -> why;
    };
  }

  private static Reading<Manifest> find(Lookup.Reference reference) {
    return switch (reference.name()) {
      case "one" ->
          configMap(
              """
              metadata: {name: one}
              data: {a.yaml: a of one, b.yaml: b of one}
              binaryData: {binary: aW4gYmluYXJ5RGF0YQ==, pickle: gASVCg==}
              """);
      case "two" -> configMap("{metadata: {name: two}, data: {a.yaml: a of two}}");
      case "unread" -> new Reading.Unreadable<>("the cluster cannot be reached");
      default -> new Reading.Absent<>();
    };
  }

  private static Reading<Manifest> configMap(String yaml) {
    return new Reading.Found<>(Manifest.referenced(json(yaml)));
  }

  private static JsonNode json(String yaml) {
    Text text = Text.written(new Place.InSubmitted(Pointer.ROOT), yaml);
    return KubernetesYaml.toJson(YamlText.read(text).trees().getFirst());
  }

  private static Container container(String line) {
    String pod =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: train, namespace: team}
        spec:
          containers:
            - name: train
              %s
              env:
                - {name: NAME, value: b}
                - {name: KEY, valueFrom: {secretKeyRef: {name: keys, key: k}}}
              volumeMounts:
                - {name: two, mountPath: /all/inner}
                - {name: one, mountPath: /all/}
                - {name: empty, mountPath: /all/empty}
                - {name: items, mountPath: /items}
                - {name: one, mountPath: /file.yaml, subPath: b.yaml}
                - {name: items, mountPath: /folder, subPath: deep}
                - {name: one, mountPath: /dotted.yaml, subPath: ./a.yaml}
                - {name: one, mountPath: /expanded.yaml, subPathExpr: $(NAME).yaml}
                - {name: one, mountPath: /unset.yaml, subPathExpr: $(GONE).yaml}
                - {name: one, mountPath: /secret.yaml, subPathExpr: $(KEY).yaml}
                - {name: projected, mountPath: /projected}
                - {name: optional, mountPath: /optional}
                - {name: both, mountPath: /both}
                - {name: needed, mountPath: /needed}
                - {name: unread, mountPath: /unread}
                - {name: gone, mountPath: /undeclared}
                - {name: pvc, mountPath: /pvc}
          volumes:
            - {name: one, configMap: {name: one, defaultMode: 420}}
            - {name: two, configMap: {name: two}}
            - {name: empty, emptyDir: {}}
            - {name: pvc, persistentVolumeClaim: {claimName: data}}
            - name: items
              configMap:
                name: one
                items:
                  - {key: a.yaml, path: deep/r.yaml}
                  - {key: nowhere, path: missing.yaml}
            - name: projected
              projected:
                sources:
                  - {configMap: {name: one}}
                  - {configMap: {name: two}}
                  - {secret: {name: keys}}
            - {name: optional, configMap: {name: maybe, optional: true}}
            - name: both
              projected:
                sources:
                  - {configMap: {name: one}}
                  - {configMap: {name: maybe, optional: true}}
            - {name: needed, configMap: {name: later}}
            - {name: unread, configMap: {name: unread}}
        """
            .formatted(line);
    Manifest manifest = Manifest.submitted(json(pod));
    Work work =
        JobKinds.of(manifest).orElseThrow().works(manifest, MountedFilesTest::find).getFirst();
    return assertInstanceOf(Container.class, work);
  }
}
