using System.Runtime.InteropServices;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>A reference to an image of libvips, which is a promise of pixels: they are made when something asks for them.</summary>
internal sealed unsafe class VipsImage : SafeHandle
{
    // VIPS_INTERPRETATION_CMYK
    private const int Cmyk = 15;

    // VIPS_FORMAT_UCHAR
    private const int UnsignedBytes = 0;

    /// <summary>Takes over one reference.</summary>
    internal VipsImage(nint image)
        : base(0, ownsHandle: true) => SetHandle(image);

    public override bool IsInvalid => handle == 0;

    public int Width => VipsNative.vips_image_get_width(this);

    /// <summary>Whether samples are 8 bits, in one to four bands: all that renditions are made of.</summary>
    public bool IsOrdinary => VipsNative.vips_image_get_format(this) == UnsignedBytes && Bands <= 4;

    /// <summary>Of all frames, which lie below each other.</summary>
    public int Height => VipsNative.vips_image_get_height(this);

    public int PageHeight => VipsNative.vips_image_get_page_height(this);

    public int Bands => VipsNative.vips_image_get_bands(this);

    public bool HasAlpha => VipsNative.vips_image_hasalpha(this) != 0;

    /// <summary>EXIF orientation, 1 to 8.</summary>
    public int Orientation => VipsNative.vips_image_get_orientation(this);

    /// <summary>Whether its numbers mean something else than sRGB: it has a colour profile, or is CMYK.</summary>
    public bool NeedsColourTransform =>
        VipsNative.vips_image_get_typeof(this, "icc-profile-data") != 0 || IsCmyk;

    /// <summary>Whether its samples are inks.</summary>
    public bool IsCmyk => VipsNative.vips_image_get_interpretation(this) == Cmyk;

    public static VipsImage Matrix(int width, int height, ReadOnlySpan<double> values)
    {
        fixed (double* first = values) return Own(VipsNative.vips_image_new_matrix_from_array(width, height, first, values.Length), "matrix");
    }

    /// <summary>A copy of 8-bit samples in sRGB.</summary>
    public static VipsImage FromPixels(ReadOnlySpan<byte> pixels, int width, int height, int bands)
    {
        fixed (byte* first = pixels)
        {
            using var plain = Own(VipsNative.vips_image_new_from_memory_copy(first, (nuint)pixels.Length, width, height, bands, UnsignedBytes), "new_from_memory");
            return new VipsOperation("copy").Set("in", plain).Set("interpretation", "srgb").Image();
        }
    }

    /// <summary>Promises colours by the embedded profile; a broken one counts as none.</summary>
    public VipsImage ToSrgb() => new VipsOperation("icc_transform").Set("in", this)
        .Set("output-profile", "srgb").Set("embedded", true).Set("input-profile", IsCmyk ? "cmyk" : "srgb").Image();

    /// <summary>The same image, to be disposed of on its own.</summary>
    public VipsImage Share() => new(VipsNative.g_object_ref(DangerousGetHandle()));

    /// <summary>Makes the pixels and keeps them in memory.</summary>
    public VipsImage ToMemory() => Own(VipsNative.vips_image_copy_memory(this), "copy_memory");

    /// <summary>The pixels of an image that <see cref="ToMemory"/> made, one byte per band.</summary>
    public Span<byte> Pixels() => new((void*)VipsNative.vips_image_get_data(this), checked(Width * Height * Bands));

    /// <summary>Whether any pixel of an image that <see cref="ToMemory"/> made is not fully opaque.</summary>
    public bool AnyTransparent()
    {
        if (!HasAlpha) return false;
        var pixels = Pixels();
        var bands = Bands;
        for (var alpha = bands - 1; alpha < pixels.Length; alpha += bands)
        {
            if (pixels[alpha] < 255) return true;
        }

        return false;
    }

    public void SetPageHeight(int height) => VipsNative.vips_image_set_int(this, "page-height", height);

    /// <summary>Makes every computation that needs this image fail at its next strip; may be called from any thread.</summary>
    public void Kill() => VipsNative.vips_image_set_kill(this, 1);

    internal static VipsImage Own(nint image, string operation) => image != 0 ? new VipsImage(image) : throw VipsException.For(operation);

    protected override bool ReleaseHandle()
    {
        VipsNative.g_object_unref(handle);
        return true;
    }
}
