/// The only C that knows curses: Swift sees plain ints.
#pragma once
