/** Identity and Access Management: roles and the policies on them, which nothing enforces. */
package io.github.ddbbackup.local.iam;
