package io.github.ddbbackup.provision;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Sees every call, and can end the program right before one of them. */
final class CallLog implements ExecutionInterceptor {

  private static final Pattern READING = Pattern.compile("(Get|List|Describe|Filter).*");

  /** Stands for the end of the program; nothing that handles failures may handle it. */
  static final class Killed extends Error {
    Killed(String call) {
      super("killed before " + call);
    }
  }

  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final IntPredicate kills;
  private final Predicate<String> counted;
  private final AtomicInteger seen = new AtomicInteger();

  private CallLog(IntPredicate kills, Predicate<String> counted) {
    this.kills = kills;
    this.counted = counted;
  }

  CallLog() {
    this(number -> false, call -> true);
  }

  static CallLog killingBefore(int call) {
    return new CallLog(number -> number == call, name -> true);
  }

  /** Kills before the call that follows the first one of an operation. */
  static CallLog killingAfter(String operation) {
    AtomicBoolean seen = new AtomicBoolean();
    return new CallLog(
        number -> true, name -> seen.getAndSet(seen.get() || name.equals(operation)));
  }

  static CallLog killingBeforeChange(int call) {
    return new CallLog(number -> number == call, CallLog::isChanging);
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String name = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
    if (counted.test(name) && kills.test(seen.incrementAndGet())) {
      throw new Killed(name);
    }
    calls.add(name);
  }

  /** The calls that change something. */
  List<String> changing() {
    return calls.stream().filter(CallLog::isChanging).toList();
  }

  List<String> all() {
    return List.copyOf(calls);
  }

  void forget() {
    calls.clear();
  }

  /** What is kept in the catalog changes no table's backup. */
  private static boolean isChanging(String call) {
    return !READING.matcher(call).matches() && !call.endsWith("Object");
  }
}
