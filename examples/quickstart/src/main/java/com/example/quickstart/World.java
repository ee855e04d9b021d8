package com.example.quickstart;

import com.ibm.icu.util.Currency;
import com.ibm.icu.util.Region;
import com.ibm.icu.util.Region.RegionType;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.TimeZone.SystemTimeZoneType;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Countries and currencies of the world as items, from the Unicode Consortium's CLDR. */
final class World {

  private static final List<String> LANGUAGES = List.of("ar", "de", "en", "hi", "ja", "ru");

  private final Date day;

  /**
   * Makes the world.
   *
   * @param when the time whose currencies count
   */
  World(Instant when) {
    this.day = Date.from(when);
  }

  /** One item for each country, with its names in six languages, currencies and time zones. */
  List<Map<String, AttributeValue>> countries() {
    return Arrays.stream(ULocale.getISOCountries()).map(this::country).toList();
  }

  /** One item for each currency that is in use somewhere. */
  List<Map<String, AttributeValue>> currencies() {
    return Arrays.stream(ULocale.getISOCountries())
        .flatMap(country -> currenciesOf(country).stream())
        .distinct()
        .sorted(Comparator.comparing(Currency::getCurrencyCode))
        .map(World::currency)
        .toList();
  }

  private Map<String, AttributeValue> country(String code) {
    Region region = Region.getInstance(code);
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("code", text(code));
    item.put("alpha3", text(new ULocale("", code).getISO3Country()));
    item.put("numeric", number(region.getNumericCode()));
    item.put("flag", text(flag(code)));
    item.put("names", map(names(language -> country(code, language))));
    item.put("continent", continent(region));
    item.put("currencies", list(currenciesOf(code).stream().map(World::summary).toList()));
    item.put("usesEuro", bool(currenciesOf(code).contains(Currency.getInstance("EUR"))));
    Set<String> zones = TimeZone.getAvailableIDs(SystemTimeZoneType.CANONICAL_LOCATION, code, null);
    if (!zones.isEmpty()) {
      item.put("timeZones", AttributeValue.fromSs(List.copyOf(zones)));
    }
    return item;
  }

  private static AttributeValue continent(Region region) {
    Region continent = region.getContainingRegion(RegionType.CONTINENT);
    return continent == null
        ? AttributeValue.fromNul(true)
        : map(names(language -> country(continent.toString(), language)));
  }

  private List<Currency> currenciesOf(String country) {
    String[] codes = Currency.getAvailableCurrencyCodes(new ULocale("", country), day);
    return codes == null ? List.of() : Arrays.stream(codes).map(Currency::getInstance).toList();
  }

  private static AttributeValue summary(Currency currency) {
    return map(
        Map.of(
            "code", text(currency.getCurrencyCode()),
            "symbol", text(currency.getSymbol(ULocale.ENGLISH)),
            "digits", number(currency.getDefaultFractionDigits())));
  }

  private static Map<String, AttributeValue> currency(Currency currency) {
    Map<String, AttributeValue> item = new LinkedHashMap<>();
    item.put("code", text(currency.getCurrencyCode()));
    item.put("numeric", number(currency.getNumericCode()));
    item.put("digits", number(currency.getDefaultFractionDigits()));
    item.put(
        "names",
        map(
            names(
                language ->
                    currency.getName(new ULocale(language), Currency.LONG_NAME, new boolean[1]))));
    return item;
  }

  private static String country(String code, String language) {
    return new ULocale("", code).getDisplayCountry(new ULocale(language));
  }

  private static Map<String, AttributeValue> names(UnaryOperator<String> byLanguage) {
    Map<String, AttributeValue> names = new LinkedHashMap<>();
    LANGUAGES.forEach(language -> names.put(language, text(byLanguage.apply(language))));
    return names;
  }

  /** The two letters as regional indicators, which most fonts show as a flag. */
  private static String flag(String code) {
    int first = 0x1F1E6;
    List<String> letters = new ArrayList<>();
    code.chars().forEach(letter -> letters.add(Character.toString(first + letter - 'A')));
    return String.join("", letters);
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  private static AttributeValue number(int value) {
    return AttributeValue.fromN(Integer.toString(value));
  }

  private static AttributeValue bool(boolean value) {
    return AttributeValue.fromBool(value);
  }

  private static AttributeValue map(Map<String, AttributeValue> value) {
    return AttributeValue.fromM(value);
  }

  private static AttributeValue list(List<AttributeValue> value) {
    return AttributeValue.fromL(value);
  }
}
