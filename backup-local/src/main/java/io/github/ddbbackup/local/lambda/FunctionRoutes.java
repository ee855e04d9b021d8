package io.github.ddbbackup.local.lambda;

/** Names the method and path of each call. */
final class FunctionRoutes {
  private static final String FUNCTIONS = "/2015-03-31/functions";
  private static final String FUNCTION = FUNCTIONS + "/*";
  private static final String MAPPINGS = "/2015-03-31/event-source-mappings";
  private static final String TAGS = "/2017-03-31/tags/*";

  private FunctionRoutes() {}

  static void add(
      Routes routes,
      FunctionCalls calls,
      UpdateCalls updates,
      Functions functions,
      LambdaSettings settings) {
    routes
        .add("CreateFunction", "POST", FUNCTIONS, calls::create)
        .add("ListFunctions", "GET", FUNCTIONS, calls::list)
        .add("GetFunction", "GET", FUNCTION, calls::get)
        .add("DeleteFunction", "DELETE", FUNCTION, calls::delete)
        .add(
            "GetFunctionConfiguration", "GET", FUNCTION + "/configuration", calls::getConfiguration)
        .add(
            "UpdateFunctionConfiguration",
            "PUT",
            FUNCTION + "/configuration",
            updates::configuration)
        .add("UpdateFunctionCode", "PUT", FUNCTION + "/code", updates::code);
    VersionCalls versions = new VersionCalls(functions, updates, settings);
    routes
        .add("PublishVersion", "POST", FUNCTION + "/versions", versions::publish)
        .add("ListVersionsByFunction", "GET", FUNCTION + "/versions", versions::list);
    addAliases(routes, new AliasCalls(functions));
    addPermissions(routes, new PermissionCalls(functions));
    addConcurrency(routes, new ConcurrencyCalls(functions));
  }

  static void addMappings(Routes routes, MappingCalls mappings) {
    routes
        .add("CreateEventSourceMapping", "POST", MAPPINGS, mappings::create)
        .add("ListEventSourceMappings", "GET", MAPPINGS, mappings::list)
        .add("GetEventSourceMapping", "GET", MAPPINGS + "/*", mappings::get)
        .add("UpdateEventSourceMapping", "PUT", MAPPINGS + "/*", mappings::update)
        .add("DeleteEventSourceMapping", "DELETE", MAPPINGS + "/*", mappings::delete);
  }

  static void addTags(Routes routes, TagCalls tags) {
    routes
        .add("TagResource", "POST", TAGS, tags::tag)
        .add("UntagResource", "DELETE", TAGS, tags::untag)
        .add("ListTags", "GET", TAGS, tags::list);
  }

  private static void addAliases(Routes routes, AliasCalls aliases) {
    routes
        .add("CreateAlias", "POST", FUNCTION + "/aliases", aliases::create)
        .add("ListAliases", "GET", FUNCTION + "/aliases", aliases::list)
        .add("GetAlias", "GET", FUNCTION + "/aliases/*", aliases::get)
        .add("UpdateAlias", "PUT", FUNCTION + "/aliases/*", aliases::update)
        .add("DeleteAlias", "DELETE", FUNCTION + "/aliases/*", aliases::delete);
  }

  private static void addPermissions(Routes routes, PermissionCalls permissions) {
    routes
        .add("AddPermission", "POST", FUNCTION + "/policy", permissions::add)
        .add("GetPolicy", "GET", FUNCTION + "/policy", permissions::get)
        .add("RemovePermission", "DELETE", FUNCTION + "/policy/*", permissions::remove);
  }

  private static void addConcurrency(Routes routes, ConcurrencyCalls concurrency) {
    routes
        .add(
            "PutFunctionConcurrency",
            "PUT",
            "/2017-10-31/functions/*/concurrency",
            concurrency::put)
        .add(
            "GetFunctionConcurrency",
            "GET",
            "/2019-09-30/functions/*/concurrency",
            concurrency::get)
        .add(
            "DeleteFunctionConcurrency",
            "DELETE",
            "/2017-10-31/functions/*/concurrency",
            concurrency::delete);
  }
}
