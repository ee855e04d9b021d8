package io.github.ddbbackup.local.lambda.mapping;

/**
 * Which mapping.
 *
 * @param functionArn with a version or an alias, if the mapping names one
 */
public record MappingIdentity(String uuid, String streamArn, String functionArn) {}
