package plumb.host.facts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the firmware says about the machine (SMBIOS, as the kernel publishes it). */
final class DmiFacts implements FactGroup {
  /**
   * Names of chassis types by number, from 1; DMTF DSP0134, table "System Enclosure or Chassis
   * Types".
   */
  private static final String[] CHASSIS = {
    "Other",
    "",
    "Desktop",
    "Low Profile Desktop",
    "Pizza Box",
    "Mini Tower",
    "Tower",
    "Portable",
    "Laptop",
    "Notebook",
    "Hand Held",
    "Docking Station",
    "All in One",
    "Sub Notebook",
    "Space-Saving",
    "Lunch Box",
    "Main System Chassis",
    "Expansion Chassis",
    "SubChassis",
    "Bus Expansion Chassis",
    "Peripheral Chassis",
    "Storage Chassis",
    "Rack Mount Chassis",
    "Sealed-Case PC",
    "Multi-system",
    "CompactPCI",
    "AdvancedTCA",
    "Blade",
    "Blade Enclosure",
    "Tablet",
    "Convertible",
    "Detachable"
  };

  private final SystemTree tree;

  DmiFacts(SystemTree tree) {
    this.tree = tree;
  }

  @Override
  public boolean owns(String fact) {
    return switch (fact) {
      case "dmi",
          "manufacturer",
          "bios_release_date",
          "bios_vendor",
          "bios_version",
          "boardassettag",
          "boardmanufacturer",
          "boardproductname",
          "boardserialnumber",
          "chassisassettag",
          "chassistype",
          "productname",
          "serialnumber",
          "uuid" ->
          true;
      default -> false;
    };
  }

  @Override
  public void resolve(FactSink sink) {
    Section bios = new Section(sink);
    bios.add("release_date", "bios_release_date", read("bios_date"));
    bios.add("vendor", "bios_vendor", read("bios_vendor"));
    bios.add("version", "bios_version", read("bios_version"));
    Section board = new Section(sink);
    board.add("asset_tag", "boardassettag", read("board_asset_tag"));
    board.add("manufacturer", "boardmanufacturer", read("board_vendor"));
    board.add("product", "boardproductname", read("board_name"));
    board.add("serial_number", "boardserialnumber", read("board_serial"));
    Section chassis = new Section(sink);
    chassis.add("asset_tag", "chassisassettag", read("chassis_asset_tag"));
    chassis.add("type", "chassistype", chassisType(read("chassis_type")));
    Section product = new Section(sink);
    product.add("name", "productname", read("product_name"));
    product.add("serial_number", "serialnumber", read("product_serial"));
    product.add("uuid", "uuid", read("product_uuid"));
    Section dmi = new Section(sink);
    dmi.add("bios", bios);
    dmi.add("board", board);
    dmi.add("chassis", chassis);
    dmi.add("manufacturer", "manufacturer", read("sys_vendor"));
    dmi.add("product", product);
    sink.addFilled("dmi", dmi.facts);
  }

  private @Nullable String read(String file) {
    return tree.word("/sys/class/dmi/id/" + file);
  }

  private static @Nullable String chassisType(@Nullable String number) {
    int index;
    try {
      index = number == null ? 0 : Integer.parseInt(number);
    } catch (NumberFormatException e) {
      return null;
    }
    String name = index < 1 || index > CHASSIS.length ? "" : CHASSIS[index - 1];
    return name.isEmpty() ? null : name;
  }

  /** One map of the structured fact; each entry is a legacy fact, too. */
  private static final class Section {
    private final Map<Object, Object> facts = new LinkedHashMap<>();
    private final FactSink sink;

    Section(FactSink sink) {
      this.sink = sink;
    }

    void add(String name, String legacyName, @Nullable String value) {
      if (value != null) {
        facts.put(name, value);
        sink.add(legacyName, value);
      }
    }

    void add(String name, Section section) {
      if (!section.facts.isEmpty()) {
        facts.put(name, section.facts);
      }
    }
  }
}
