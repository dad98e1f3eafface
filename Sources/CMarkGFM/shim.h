// The GitHub-flavoured Markdown parser of Debian (libcmark-gfm-extensions-dev).
#include <cmark-gfm.h>
#include <cmark-gfm-core-extensions.h>
