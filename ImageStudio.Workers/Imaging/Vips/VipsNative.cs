using System.Runtime.InteropServices;

namespace ImageStudio.Workers.Imaging.Vips;

/// <summary>
/// The functions of libvips and GObject that are called. libvips' convenience functions take variable arguments, which
/// cannot be called safely from managed code; operations are made and set by name instead, as libvips' own bindings do.
/// </summary>
internal static unsafe partial class VipsNative
{
    internal const string Vips = "vips";
    internal const string GObject = "gobject-2.0";
    internal const string GLib = "glib-2.0";

    [LibraryImport(Vips, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_init(string program);

    [LibraryImport(Vips)]
    internal static partial int vips_version(int flag);

    [LibraryImport(Vips)]
    internal static partial void vips_concurrency_set(int concurrency);

    [LibraryImport(Vips)]
    internal static partial void vips_cache_set_max(int operations);

    [LibraryImport(Vips)]
    internal static partial void vips_block_untrusted_set(int state);

    [LibraryImport(Vips, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void vips_operation_block_set(string className, int state);

    [LibraryImport(Vips)]
    internal static partial nint vips_error_buffer_copy();

    [LibraryImport(Vips, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint vips_operation_new(string name);

    [LibraryImport(Vips)]
    internal static partial nint vips_cache_operation_build(nint operation);

    [LibraryImport(Vips)]
    internal static partial void vips_object_unref_outputs(nint instance);

    [LibraryImport(Vips, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int vips_object_set_argument_from_string(nint instance, string name, string value);

    [LibraryImport(Vips)]
    internal static partial nuint vips_image_get_type();

    [LibraryImport(Vips)]
    internal static partial nint vips_image_new_matrix_from_array(int width, int height, double* values, int count);

    [LibraryImport(Vips)]
    internal static partial nint vips_image_new_from_memory_copy(byte* data, nuint size, int width, int height, int bands, int format);

    [LibraryImport(Vips)]
    internal static partial nint vips_image_copy_memory(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial nint vips_image_get_data(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial int vips_image_get_width(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial int vips_image_get_height(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial int vips_image_get_bands(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial int vips_image_get_page_height(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial int vips_image_get_orientation(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial int vips_image_hasalpha(VipsImage image);

    [LibraryImport(Vips, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nuint vips_image_get_typeof(VipsImage image, string name);

    [LibraryImport(Vips)]
    internal static partial int vips_image_get_format(VipsImage image);

    [LibraryImport(Vips)]
    internal static partial int vips_image_get_interpretation(VipsImage image);

    [LibraryImport(Vips, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void vips_image_set_int(VipsImage image, string name, int value);

    [LibraryImport(Vips)]
    internal static partial void vips_image_set_kill(VipsImage image, int kill);

    [LibraryImport(GObject)]
    internal static partial void g_object_unref(nint instance);

    [LibraryImport(GObject)]
    internal static partial nint g_object_ref(nint instance);

    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_set_property(nint instance, string name, GValue* value);

    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial void g_object_get_property(nint instance, string name, GValue* value);

    [LibraryImport(GObject, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint g_object_class_find_property(nint instanceClass, string name);

    [LibraryImport(GObject)]
    internal static partial GValue* g_value_init(GValue* value, nuint type);

    [LibraryImport(GObject)]
    internal static partial void g_value_unset(GValue* value);

    [LibraryImport(GObject)]
    internal static partial void g_value_set_object(GValue* value, nint instance);

    [LibraryImport(GObject)]
    internal static partial nint g_value_get_object(GValue* value);

    [LibraryImport(GLib)]
    internal static partial void g_free(nint memory);

    [LibraryImport(GLib, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial uint g_log_set_handler(
        string domain, int levels, delegate* unmanaged[Cdecl]<nint, int, nint, nint, void> handler, nint data);

    /// <summary>GObject's value box: a type and sixteen bytes that belong to the type.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct GValue
    {
        private readonly nuint _type;
        private readonly ulong _first;
        private readonly ulong _second;
    }
}
