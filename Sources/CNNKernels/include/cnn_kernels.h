#pragma once
#include "cnn_wait.h"
