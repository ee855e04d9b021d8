package io.github.ddbbackup.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentCodecTest {

  private static final String TEXT =
      """
      {
        "format" : 1,
        "table" : "Orders",
        "tableArn" : "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders",
        "tableId" : "0d4cbd3f-7e5f-4b4c-8a43-6d7a0f1f2c11",
        "created" : "2026-11-22T18:44:51.123Z",
        "createTable" : {
          "TableName" : "Orders",
          "AttributeDefinitions" : [
            {
              "AttributeName" : "customer",
              "AttributeType" : "S"
            },
            {
              "AttributeName" : "order",
              "AttributeType" : "N"
            },
            {
              "AttributeName" : "state",
              "AttributeType" : "S"
            }
          ],
          "KeySchema" : [
            {
              "AttributeName" : "customer",
              "KeyType" : "HASH"
            },
            {
              "AttributeName" : "order",
              "KeyType" : "RANGE"
            }
          ],
          "BillingMode" : "PAY_PER_REQUEST",
          "OnDemandThroughput" : {
            "MaxReadRequestUnits" : 1000
          },
          "GlobalSecondaryIndexes" : [
            {
              "IndexName" : "by-state",
              "KeySchema" : [
                {
                  "AttributeName" : "state",
                  "KeyType" : "HASH"
                }
              ],
              "Projection" : {
                "ProjectionType" : "INCLUDE",
                "NonKeyAttributes" : [
                  "total"
                ]
              }
            }
          ],
          "SSESpecification" : {
            "Enabled" : true,
            "SSEType" : "KMS",
            "KMSMasterKeyId" : "arn:aws:kms:eu-west-1:123456789012:key/k"
          },
          "TableClass" : "STANDARD",
          "DeletionProtectionEnabled" : true
        },
        "timeToLive" : {
          "Enabled" : true,
          "AttributeName" : "expires"
        },
        "tags" : [
          {
            "Key" : "cost",
            "Value" : "42"
          },
          {
            "Key" : "team",
            "Value" : "shop"
          }
        ],
        "streams" : [
          {
            "arn" : "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders/stream/2026-11-22T18:44:58.001",
            "viewType" : "NEW_AND_OLD_IMAGES",
            "began" : "2026-11-22T18:44:58.001Z",
            "noted" : "2026-11-22T18:45:02Z"
          }
        ],
        "followed" : "2026-11-22T18:45:02Z",
        "written" : "2026-11-22T18:45:02Z"
      }
      """;

  @Test
  void aDocumentIsReadableText() {
    assertThat(DocumentWriter.text(Documents.orders())).isEqualTo(TEXT);
  }

  @Property(tries = 300)
  void whatIsWrittenIsReadAgain(@ForAll("documents") CatalogDocument document) {
    String text = DocumentWriter.text(document);

    CatalogDocument read = DocumentReader.read(text, "test");

    assertThat(read).isEqualTo(document);
    assertThat(DocumentWriter.text(read)).isEqualTo(text);
  }

  @Provide
  Arbitrary<CatalogDocument> documents() {
    return Documents.any();
  }

  @Test
  void membersOfLaterVersionsArePassedOver() {
    String text =
        TEXT.replace("\"table\" :", "\"new\" : {\"a\":[1.5,null,{\"b\":true}]}, \"table\" :")
            .replace("\"TableClass\" :", "\"WarmThroughput\" : {}, \"TableClass\" :");

    assertThat(DocumentReader.read(text, "test")).isEqualTo(Documents.orders());
  }

  @Test
  void gapsAreReadable() {
    Instant from = Instant.parse("2026-11-22T20:00:00Z");
    CatalogDocument document = Documents.withGaps(new Gap(from, from.plusMillis(1)));

    assertThat(DocumentWriter.text(document))
        .contains(
            """
              "gaps" : [
                {
                  "from" : "2026-11-22T20:00:00Z",
                  "until" : "2026-11-22T20:00:01Z"
                }
              ],
            """);
    assertThat(DocumentReader.read(DocumentWriter.text(document), "test")).isEqualTo(document);
  }

  @Test
  void aDocumentOfAnEarlierVersionWasFollowedWhenItWasWritten() {
    CatalogDocument old = DocumentReader.read(TEXT.replaceAll("\"followed\"[^\n]*\n", ""), "test");

    assertThat(old.followed()).isEmpty();
    assertThat(old.lastFollowed()).contains(old.written());
    assertThat(old.gaps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "format" : 1              | "format" : 2            | this version knows 1
          "table" : "Orders"        | "table" : 7             | table is not a text
          "table" : "Orders"        | "table" : null          | table is not a text
          "table" : "Orders"        | "other" : "Orders"      | table is missing
          "table" : "Orders"        | "table" : "../x"        | Not a DynamoDB table name
          "tableId" : "0d4cbd3f     | "tableId" : "../        | Not the id of a table
          "TableClass" : "STANDARD" | "TableClass" : []       | createTable.TableClass is not a text
          "MaxReadRequestUnits" : 1000 | "MaxReadRequestUnits" : 1.5 | MaxReadRequestUnits is not a whole number
          "created" : "2026         | "created" : "yesterday  | created is not a time
          "streams" :               | "gaps" : [{"from" : "2026-11-22T18:45:02Z", "until" : "2026-11-22T18:45:02Z"}], "streams" : | A gap in a backup ends before it begins
          "AttributeType" : "N"     | "X" : "N"               | AttributeDefinitions[1].AttributeType is missing
          "Key" : "cost"            | "Value" : "cost"        | Duplicate
          """)
  void mistakesAreToldWithTheirPlace(String right, String wrong, String told) {
    String text = TEXT.replace(right, wrong);

    assertThat(text).isNotEqualTo(TEXT);
    assertThatThrownBy(() -> DocumentReader.read(text, "p/_catalog/x.json"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("p/_catalog/x.json")
        .hasMessageContaining(told);
  }

  /** Whatever an object holds, the reader says that it is no document, or takes it. */
  @Property(tries = 500)
  void brokenDocumentsAreRefused(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(TEXT);
    for (int i = 0; i < 3; i++) {
      text.setCharAt(random.nextInt(text.length()), (char) random.nextInt(128));
    }
    String cut = text.substring(0, random.nextInt(text.length()));

    for (String broken : List.of(text.toString(), cut)) {
      try {
        DocumentReader.read(broken, "test");
      } catch (BackupException e) {
        assertThat(e).hasMessageContaining("Not a document of the catalog");
      }
    }
  }

  @Test
  void deepAndLargeTextsAreRefused() {
    String deep = "{\"a\":" + "[".repeat(100_000);

    assertThatThrownBy(() -> DocumentReader.read(deep, "test")).isInstanceOf(BackupException.class);
    assertThatThrownBy(() -> DocumentReader.read(" ".repeat(DocumentReader.MAX_LENGTH + 1), "test"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("characters");
  }
}
