#!/usr/bin/env python3
"""The same work as `cnn-tutor bench`, done by PyTorch at its best: prints one JSON object.

Images are in memory, channels last; the update is one call for all parameters (foreach).
Times are those of single steps, as `cnn-tutor bench` takes them.
"""

import argparse
import json
import os
import time


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("work", choices=["train", "infer"])
    parser.add_argument("--network", choices=["lenet5", "homework_base"], default="lenet5")
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--compile", action="store_true", help="torch.compile in place of eager")
    parser.add_argument("--seconds", type=float, default=1.0, help="time to measure")
    return parser.parse_args()


def network(name):
    """The layers and the side of the picture that they read."""
    from torch import nn

    if name == "lenet5":
        return 32, nn.Sequential(
            nn.Conv2d(1, 6, 5), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2),
            # C5 reads its whole input: as fully connected it is faster than as a convolution.
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(),
            nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
    return 28, nn.Sequential(
        nn.Conv2d(1, 32, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(3136, 1024), nn.ReLU(), nn.Linear(1024, 10))


def training_step(torch, model, forward, images, labels):
    parameters = list(model.parameters())

    def step():
        for parameter in parameters:
            parameter.grad = None
        torch.nn.functional.cross_entropy(forward(images), labels).backward()
        with torch.no_grad():
            torch._foreach_add_(parameters, [p.grad for p in parameters], alpha=-1e-3)

    return step


def inference_step(torch, forward, images):
    def step():
        with torch.inference_mode():
            forward(images)

    return step


def measure(step, seconds):
    """Sorted times of single steps, after a warm-up of a quarter of the time."""
    step()
    end = time.perf_counter() + seconds / 4
    while time.perf_counter() < end:
        step()
    times = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 11:
        start = time.perf_counter()
        step()
        times.append(time.perf_counter() - start)
    return sorted(times)


def main():
    wanted = parse()
    os.environ.setdefault("OMP_NUM_THREADS", str(wanted.threads))
    import torch

    torch.set_num_threads(wanted.threads)
    torch.manual_seed(1)
    side, model = network(wanted.network)
    model = model.to(memory_format=torch.channels_last)
    images = torch.rand(wanted.batch, 1, side, side).contiguous(memory_format=torch.channels_last)
    labels = torch.arange(wanted.batch) % 10
    if wanted.work == "infer":
        model.eval()
    forward = torch.compile(model) if wanted.compile else model
    if wanted.work == "train":
        step = training_step(torch, model, forward, images, labels)
    else:
        step = inference_step(torch, forward, images)
    times = measure(step, wanted.seconds)
    tenth = times[len(times) // 10]
    print(json.dumps({
        "peer": f"PyTorch {torch.__version__} {'compile' if wanted.compile else 'eager'}",
        "imagesPerSecond": wanted.batch / tenth,
        "stepMillisecondsP10": tenth * 1e3,
        "stepMillisecondsP50": times[len(times) // 2] * 1e3,
    }))


main()
