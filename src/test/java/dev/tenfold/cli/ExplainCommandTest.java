package dev.tenfold.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
  @TempDir Path folder;

  private static final String ALL =
      """
      apiVersion: tenfold.dev/v1alpha1
      kind: LearningRatePolicy
      metadata: {name: torch}
      spec: {priority: 20, match: {kinds: [{kind: PyTorchJob}]}}
      ---
      apiVersion: tenfold.dev/v1alpha1
      kind: LearningRatePolicy
      metadata: {name: product}
      spec: {priority: 10, match: {namespaceSelector: {matchLabels: {team: product}}}}
      ---
      apiVersion: tenfold.dev/v1alpha1
      kind: LearningRatePolicy
      metadata: {name: research}
      spec: {copied: Patch, stages: [{name: sft, threshold: 1.0e-4}]}
      ---
      apiVersion: v1
      kind: Namespace
      metadata: {name: team-a, labels: {team: research}}
      ---
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: recipes, namespace: team-a}
      data:
        recipe.yaml: |
          use_peft: true
          load_in_4bit: true
          learning_rate: 2.0e-05
          seed: 7
      ---
      apiVersion: batch/v1
      kind: Job
      metadata: {name: zephyr, namespace: team-a}
      spec:
        template:
          spec:
            containers:
              - name: train
                image: example.com/image
                command: [accelerate, launch, --num_processes, "4"]
                args: [trl/scripts/sft.py, --config, /recipes/recipe.yaml, --learning_rate, "5e-5"]
                volumeMounts: [{name: recipes, mountPath: /recipes}]
            volumes: [{name: recipes, configMap: {name: recipes}}]
      """;

  @Test
  void theWholeWayIsPrinted() throws Exception {
    String file = Run.file(folder, "all.yaml", ALL);
    Run run = Run.tenfold("explain", file);
    assertEquals(0, run.status(), run.err());
    String expected =
        """
        Job team-a/zephyr  batch/v1  %s:30
          container "train"
            at: /spec/template/spec/containers/0
            command: ["accelerate", "launch", "--num_processes", "4"]
            args: ["trl/scripts/sft.py", "--config", "/recipes/recipe.yaml", "--learning_rate", "5e-5"]
            starts: trl/scripts/sft.py --config /recipes/recipe.yaml --learning_rate 5e-5  (TRL trains)
              taken off before it: accelerate
          looked up
            ConfigMap "recipes" in namespace team-a: found
            Namespace "team-a": found
          policy
            passed over "torch": its kinds do not include Job
            passed over "product": the namespace does not match team In (product)
            "research" decides alone: it matches and comes first, with priority 0
          run
            in: container "train" (/spec/template/spec/containers/0)
            command: trl/scripts/sft.py --config /recipes/recipe.yaml --learning_rate 5e-5
            framework: trl
            settings that were asked for, each with what it won over:
              use_peft = true  by /recipes/recipe.yaml, ConfigMap "recipes", key "recipe.yaml", line 1
              load_in_4bit = true  by /recipes/recipe.yaml, ConfigMap "recipes", key "recipe.yaml", line 2
              learning_rate = 5e-5  by --learning_rate, args[4]
                over 2.0e-05  by /recipes/recipe.yaml, ConfigMap "recipes", key "recipe.yaml", line 3
            settings without effect on this: config, seed
            method: qlora
            stage: sft
            learning rate: 5e-5, args[4]
            numbers: full 2.0e-5, qlora 2.0e-4, factor 10, T 1.0e-4 (set by the policy), high above 2.0e-3
            verdict: copied
            action for the stage: Patch
            action: patch
            message: learning rate 5e-5 in container "train" (args[4]) looks copied from full fine-tuning: this QLoRA SFT run (TRL) needs about 10x, 2.0e-4; set --learning_rate 2.0e-4, or annotate tenfold.dev/allow: "<reason>" (policy "research")
          answer
            patch: {"op":"test","path":"/spec/template/spec/containers/0/args/4","value":"5e-5"}
            patch: {"op":"replace","path":"/spec/template/spec/containers/0/args/4","value":"2.0e-4"}
            patch: {"op":"add","path":"/metadata/annotations","value":{"tenfold.dev/patched":"[{\\"at\\":\\"/spec/template/spec/containers/0\\",\\"from\\":\\"5e-5\\",\\"to\\":\\"2.0e-4\\",\\"why\\":\\"QLoRA SFT needs about 10x the rate of full fine-tuning\\",\\"policy\\":\\"research\\"}]"}}
            patch

        """
            .formatted(file);
    assertEquals(expected, run.out());
  }

  @Test
  void whatLimitsTheActionIsSaid() throws Exception {
    String job =
        """
        apiVersion: batch/v1
        kind: Job
        metadata: {name: zephyr, annotations: {tenfold.dev/allow: an ablation}}
        spec:
          template:
            spec:
              containers:
                - name: train
                  command: [trl, sft, --use_peft, --learning_rate, "2e-5", --lora_r, "256"]
                - name: other
                  command: [echo, hello]
        """;
    Run run = Run.tenfold("explain", Run.file(folder, "job.yaml", job));
    assertEquals(0, run.status(), run.err());
    for (String line :
        new String[] {
          """
            container "other"
              at: /spec/template/spec/containers/1
              command: ["echo", "hello"]
              starts: echo hello  (trains nothing that is known)
          """,
          "    Tenfold's own, because no policy matches\n",
          """
              action for the stage: Deny
                a warning at most, because its rank is 128 or more
                Warn at most, for the method is LoRA
              exempt: an ablation
              action: allow (Audit)
          """
        }) {
      assertTrue(run.out().contains(line), () -> line + run.out());
    }
  }

  @Test
  void oneJobIsPickedByItsName() throws Exception {
    String file = Run.file(folder, "all.yaml", ALL);
    assertEquals(0, Run.tenfold("explain", "--name", "zephyr", file).status());
    Run run = Run.tenfold("explain", "--name", "zephir", file);
    assertEquals(1, run.status());
    assertEquals("tenfold: the input holds no job named \"zephir\"\n", run.err());
  }

  @Test
  void everyCaseIsExplained() {
    for (dev.tenfold.cases.Case example : dev.tenfold.cases.Case.all()) {
      assertTrue(
          !dev.tenfold.review.Explanation.of(example.request(example.object()), example.policies())
              .sections()
              .isEmpty(),
          example.name());
    }
  }
}
