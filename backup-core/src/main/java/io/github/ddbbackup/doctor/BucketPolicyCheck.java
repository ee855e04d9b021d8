package io.github.ddbbackup.doctor;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.naming.BucketName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hjson.ParseException;
import software.amazon.awssdk.services.s3.model.GetBucketPolicyResponse;

/** Whether the bucket's policy forbids the roles what they have to do with the bucket. */
final class BucketPolicyCheck implements Check {

  private static final String OF_S3 = "s3:";
  private static final String WHY =
      "Whatever the roles' own policies allow, what this forbids fails, and changes are lost when"
          + " it lasts for 24 hours.";

  private final AwsClients clients;
  private final String bucket;
  private final List<RequiredRole> roles;
  private final Tables tables;

  BucketPolicyCheck(
      AwsClients clients, BucketName bucket, List<RequiredRole> roles, Tables tables) {
    this.clients = clients;
    this.bucket = bucket.value();
    this.roles = List.copyOf(roles);
    this.tables = tables;
  }

  @Override
  public String subject() {
    return "policy of bucket " + bucket;
  }

  @Override
  public List<Finding> findings() {
    Optional<String> policy =
        new AwsCall("s3:GetBucketPolicy", subject())
            .find(() -> clients.s3().getBucketPolicy(r -> r.bucket(bucket)))
            .map(GetBucketPolicyResponse::policy);
    try {
      return policy
          .map(text -> judged(new BucketPolicy(PolicyDocument.parse(text))))
          .orElse(none());
    } catch (ParseException | UnsupportedOperationException e) {
      return List.of(
          Finding.warning(
              subject(), "is no policy that could be understood: " + e.getMessage(), WHY, look()));
    }
  }

  private List<Finding> none() {
    return List.of(Finding.ok(subject(), "there is none"));
  }

  private List<Finding> judged(BucketPolicy policy) {
    List<Finding> findings = roles.stream().flatMap(role -> judged(policy, role)).toList();
    return findings.isEmpty()
        ? List.of(Finding.ok(subject(), "forbids nothing that is needed"))
        : findings;
  }

  private Stream<Finding> judged(BucketPolicy policy, RequiredRole role) {
    List<BucketPolicy.Denial> denials =
        role.policy().needs(tables.anyName()).stream()
            .map(need -> need.withActions(action -> action.startsWith(OF_S3)))
            .flatMap(need -> policy.denials(role.arn(), need).stream())
            .toList();
    return Stream.concat(
        forbidden(role, denials.stream().filter(d -> d.conditions().isEmpty()).toList()),
        perhapsForbidden(role, denials.stream().filter(d -> !d.conditions().isEmpty()).toList()));
  }

  private Stream<Finding> forbidden(RequiredRole role, List<BucketPolicy.Denial> denials) {
    String what = "forbids role " + role.arn().roleName() + " " + told(denials);
    return denials.isEmpty()
        ? Stream.empty()
        : Stream.of(Finding.error(subject(), what, WHY, mend(role)));
  }

  private Stream<Finding> perhapsForbidden(RequiredRole role, List<BucketPolicy.Denial> denials) {
    String conditions =
        denials.stream()
            .flatMap(d -> d.conditions().stream())
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    String what =
        "may forbid role %s %s, depending on %s"
            .formatted(role.arn().roleName(), told(denials), conditions);
    return denials.isEmpty()
        ? Stream.empty()
        : Stream.of(Finding.warning(subject(), what, WHY, mend(role)));
  }

  private static String told(List<BucketPolicy.Denial> denials) {
    return denials.stream()
        .map(d -> d.action() + " on " + d.resource())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private String mend(RequiredRole role) {
    return look() + ": take " + role.arn() + " out of the statement that denies it";
  }

  private String look() {
    return "aws s3api get-bucket-policy --bucket " + bucket;
  }
}
