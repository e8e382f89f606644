# Sourced by the agent's launchers, here and in the image: how the JVM serves what "$@" asks for.

flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:-UsePerfData -Xlog:cds=off)
case " $* " in
  # A run ends soon: it starts fast, and its heap grows as needed.
  *' --onetime '* | *' -o '* | *' --test '* | *' -t '* | *' --help '*) flags+=(-Xss4m -Xms16m) ;;
  # The daemon waits: small, and what it does not need goes back to the system.
  *) flags+=(-Xss512k -Xms2m -Xmx16m -XX:ReservedCodeCacheSize=6m -XX:MinHeapFreeRatio=5 -XX:MaxHeapFreeRatio=10) ;;
esac
