package io.github.ddbbackup.local.sts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.Clients;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

@ExtendWith(LocalAccountExtension.class)
class StsTest {

  @Test
  void tellsWhoCalls(LocalAccount account) {
    try (StsClient sts = Clients.of(account, StsClient.builder())) {
      GetCallerIdentityResponse caller = sts.getCallerIdentity();

      assertThat(caller.account()).isEqualTo(LocalAccount.ACCOUNT_ID);
      assertThat(caller.arn()).isEqualTo("arn:aws:iam::123456789012:root");
    }
  }
}
