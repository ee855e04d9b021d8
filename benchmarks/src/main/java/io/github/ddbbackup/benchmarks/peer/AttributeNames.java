package io.github.ddbbackup.benchmarks.peer;

import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;

/** Names an attribute's types as DynamoDB does; Jackson would write them in small letters. */
interface AttributeNames {

  @JsonProperty("S")
  String getS();

  @JsonProperty("N")
  String getN();

  @JsonProperty("B")
  ByteBuffer getB();

  @JsonProperty("SS")
  List<String> getSS();

  @JsonProperty("NS")
  List<String> getNS();

  @JsonProperty("BS")
  List<ByteBuffer> getBS();

  @JsonProperty("M")
  Map<String, AttributeValue> getM();

  @JsonProperty("L")
  List<AttributeValue> getL();

  @JsonProperty("NULL")
  Boolean getNULL();

  @JsonProperty("BOOL")
  Boolean getBOOL();
}
