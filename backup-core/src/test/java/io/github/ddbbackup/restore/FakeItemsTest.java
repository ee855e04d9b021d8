package io.github.ddbbackup.restore;

class FakeItemsTest extends ItemTableContract {

  @Override
  ItemTable table() {
    return new FakeItems("id").refusing(item -> item.toString().contains("\"state\":{\"N\""));
  }

  @Override
  int manyItems() {
    return 1_000;
  }
}
