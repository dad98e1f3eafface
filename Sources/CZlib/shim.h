// zlib, as Debian installs it (zlib1g-dev).
#include <zlib.h>
