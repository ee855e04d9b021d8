package io.github.ddbbackup.record;

/**
 * One attribute of an item's key.
 *
 * @param name the attribute's name
 * @param type the attribute's type
 * @param value the text of a string or number, or the base64 text of a binary value. A number is
 *     written in one way alone, so that {@code 100} and {@code 1E+2} are the same.
 */
public record KeyAttribute(String name, KeyType type, String value) {}
