# Pillow as a contender: photo output width height; a rendering for each line that comes in.
import sys
import time

from PIL import Image

photo, output, width, height = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
for _ in sys.stdin:
    start = time.perf_counter()
    with Image.open(photo) as picture:
        # Lets the decoder shrink, as far as thumbnail() finds it good.
        picture.thumbnail((width, height), Image.Resampling.LANCZOS)
        picture.save(output, quality=80, progressive=True)
    print((time.perf_counter() - start) * 1000, flush=True)
