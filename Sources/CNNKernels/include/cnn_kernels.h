/// The innermost vector loops of the engine. No allocation, no threads made, no I/O.
#pragma once
