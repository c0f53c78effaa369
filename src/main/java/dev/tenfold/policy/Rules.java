package dev.tenfold.policy;

/**
 * What a policy must hold to, each as the sentence that says what to write instead. The schema of
 * the cluster and the reader of files both speak these.
 */
public final class Rules {
  public static final String STAGE_NAME =
      "unknown stage; write sft, dpo, orpo, kto, cpo, simpo, grpo, rloo, ppo, reward, pretrain or"
          + " unknown, or say with recognisedBy how a stage of your own is recognised";
  public static final String OWN_STAGE_NAME =
      "write the name of a stage of your own in lower-case letters, digits and dashes";
  public static final String STAGE_BUILT_IN =
      "Tenfold recognises this stage by itself; take recognisedBy out, or give your own stage"
          + " another name";
  public static final String STAGE_EMPTY =
      "this stage changes nothing; write action, full, qlora, factor, threshold or frameworks, or"
          + " take it out";
  public static final String STAGE_TWICE = "this stage stands here twice; write one entry for it";
  public static final String OWN_STAGE_RATES =
      "a stage of your own needs rates; write full together with qlora or factor";
  public static final String RECOGNISED_BY =
      "this recognises nothing; write scripts, objectSelector or both";

  public static final String RATE = "write a rate above zero, such as 2.0e-5";
  public static final String FACTOR =
      "write a factor above 1, such as 10: how many times the full rate an adapter needs";
  public static final String RATES_ORDER =
      "the rates are out of order; write qlora above full, such as full: 2.0e-5 and qlora: 2.0e-4";
  public static final String RATES_FACTOR =
      "this factor does not go with full and qlora; leave it out, it is qlora / full then";
  public static final String THRESHOLD =
      "the threshold is out of order; write it above full and not above qlora";

  public static final String OVERRIDE_EMPTY =
      "this changes nothing for the framework; write action, or full together with qlora or factor";
  public static final String OVERRIDE_RATES =
      "rates for a framework come together; write full with qlora or factor, and threshold only"
          + " beside them";
  public static final String OVERRIDE_TWICE =
      "this framework stands here twice; write one entry for it";

  public static final String KINDS_EMPTY =
      "an empty list covers no kind; leave kinds out to cover every kind";
  public static final String KIND = "write the kind, such as Job";
  public static final String POD_TEMPLATES =
      "write where its pod templates are as paths from the object's root, such as /spec/template or"
          + " /spec/tasks/*/template";
  public static final String KIND_TWICE = "a kind stands here twice; write one entry for it";
  public static final String SELECTOR_VALUES =
      "In and NotIn need values, Exists and DoesNotExist take none";
  public static final String SELECTOR_LABEL =
      "no object can have this label; write a key such as team or example.com/team, and values of at"
          + " most 63 letters, digits, dashes, dots and underscores";
  public static final String SELECTOR_CONTRADICTION =
      "no object can match this selector: two of its conditions on one label exclude each other;"
          + " take one of them out";

  public static final String SUBJECT_EMPTY =
      "this exempts nobody; write users, groups or serviceAccounts";
  public static final String REASON =
      "write the reason; the annotation tenfold.dev/allow needs one too";
  public static final String SERVICE_ACCOUNT = "write a service account as namespace/name";
  public static final String SERVICE_ACCOUNT_AS_USER =
      "write a service account under serviceAccounts, as namespace/name";
  public static final String SUBJECT_TWICE =
      "two exemptions name the same user, group or service account; take it out of one of them";
  public static final String DAY = "write the last day as YYYY-MM-DD, such as 2026-12-31";
  public static final String ANNOTATION_UNTIL =
      "annotation is Forbidden, but annotationUntil says until when it counts; take one of them out";

  private Rules() {}
}
