package com.example.quickstart;

/** Something that the quick start wanted to see is missing. */
final class QuickstartException extends RuntimeException {

  QuickstartException(String reason) {
    super(reason);
  }
}
