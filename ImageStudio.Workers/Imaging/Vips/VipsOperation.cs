using System.Globalization;
using static ImageStudio.Workers.Imaging.Vips.VipsNative;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>
/// One call of a libvips operation by name: <c>new VipsOperation("flatten").Set("in", image).Set("background", "255").Image()</c>.
/// </summary>
internal sealed unsafe class VipsOperation : IDisposable
{
    private readonly string _name;
    private nint _handle;
    private string? _fault;

    public VipsOperation(string name)
    {
        _name = name;
        _handle = vips_operation_new(name);
        if (_handle == 0) throw VipsException.For(name);
    }

    public VipsOperation Set(string argument, VipsImage image)
    {
        GValue value = default;
        g_value_init(&value, vips_image_get_type());
        var added = false;
        try
        {
            image.DangerousAddRef(ref added);
            g_value_set_object(&value, image.DangerousGetHandle());
            g_object_set_property(_handle, argument, &value);
        }
        finally
        {
            if (added) image.DangerousRelease();
            g_value_unset(&value);
        }

        return this;
    }

    /// <summary>Sets a number, a flag, an enumeration by nickname or a list separated by spaces.</summary>
    public VipsOperation Set(string argument, string value)
    {
        if (vips_object_set_argument_from_string(_handle, argument, value) != 0) _fault ??= VipsException.TakeError();
        return this;
    }

    public VipsOperation Set(string argument, int value) => Set(argument, value.ToString(CultureInfo.InvariantCulture));

    public VipsOperation Set(string argument, bool value) => Set(argument, value ? "true" : "false");

    public VipsOperation Set(string argument, ReadOnlySpan<double> values) =>
        Set(argument, string.Join(' ', values.ToArray().Select(v => v.ToString("R", CultureInfo.InvariantCulture))));

    /// <summary>Whether this version of libvips knows the argument.</summary>
    public bool Has(string argument) => g_object_class_find_property(*(nint*)_handle, argument) != 0;

    /// <summary>Runs it and disposes of it.</summary>
    public void Run()
    {
        using (this) Build();
    }

    /// <summary>Runs it, returns its output image and disposes of it.</summary>
    public VipsImage Image(string output = "out")
    {
        using (this)
        {
            Build();
            GValue value = default;
            g_value_init(&value, vips_image_get_type());
            g_object_get_property(_handle, output, &value);
            // The value's reference goes when it is unset; the image's own one stays.
            var image = g_object_ref(g_value_get_object(&value));
            g_value_unset(&value);
            return new VipsImage(image);
        }
    }

    public void Dispose()
    {
        if (_handle == 0) return;
        vips_object_unref_outputs(_handle);
        g_object_unref(_handle);
        _handle = 0;
    }

    private void Build()
    {
        if (_fault is not null) throw new VipsException(_name, _fault);
        // With another reference in return, so that a cached operation could take the place of this one.
        var built = vips_cache_operation_build(_handle);
        if (built == 0) throw VipsException.For(_name);
        g_object_unref(_handle);
        _handle = built;
    }
}
