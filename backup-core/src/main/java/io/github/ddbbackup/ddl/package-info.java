/** Tables and queries for the engines that people query backups with. */
package io.github.ddbbackup.ddl;
