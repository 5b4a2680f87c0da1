# Until somebody on this session bus is the Secret Service; asked at most 5,000 times, a few milliseconds each.
for _ in {1..5000}; do
  dbus-send --session --print-reply --dest=org.freedesktop.DBus /org/freedesktop/DBus \
    org.freedesktop.DBus.GetNameOwner string:org.freedesktop.secrets >/dev/null 2>&1 && break
done
