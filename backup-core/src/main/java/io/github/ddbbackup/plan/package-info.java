/**
 * What should be, what is, and what has to change between the two. All of it is plain data and pure
 * functions: nothing here talks to AWS, so a dry run is the same plan as the one that gets applied.
 */
package io.github.ddbbackup.plan;
