/**
 * Compresses lines to the deflate format, several times as fast as zlib does where lines are alike.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc1951">RFC 1951</a>
 */
package io.github.ddbbackup.deflate;
