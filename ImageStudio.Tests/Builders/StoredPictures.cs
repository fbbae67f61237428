using System.IO.Compression;

namespace ImageStudio.Tests.Builders;

/// <summary>Pictures in encodings that take too much code to write here, made with libheif, libjpeg and Pillow, compressed by zlib.</summary>
internal static class StoredPictures
{
    /// <summary>What the CMYK pictures show: eight squares of 16 pixels side by side. Their inks in 255ths.</summary>
    public static readonly (byte C, byte M, byte Y, byte K)[] Inks =
        [(0, 0, 0, 0), (255, 0, 0, 0), (0, 255, 0, 0), (0, 0, 255, 0), (0, 0, 0, 255), (128, 40, 20, 30), (20, 160, 200, 0), (60, 60, 60, 128)];

    /// <summary>The test scene, 64 x 48, as AVIF.</summary>
    public static byte[] Avif { get; } = Inflated(
        "eNpjYGCQSSupLEgsy0xjAAIQnZuZZpibmQjiv8pNLUlkgADFjJScIiiboSAzuYQBDfAVZJbkglmMQKyUmZOfDOK4OAD5jGBhPggN0g/EypmZeWlw9aJATioTlJdYZmAIYmZlFhSBlHpn"
        + "FiTnA2nh5PycorzknAoGJiBkawAK8SSWGTo3MvCAlItkFhekQm1wAGIDIBYoyKzIBAkwc3BwACnxzIJcmJeA7mJpbGJuATIrclMSS4QYuDglROv3NrGw8HIYJQoBzXCQ05rFZnui/69u"
        + "z6S9QgcFWsul704sXHhEre+o+lKti2+28ZtzvZZmXyr4ra6kxrnfZ0ZJROZTmYOdX1XZNwqXT4oJ+xbU7PVJt/L0It2VbztvHW+/eOzkkgNiTaomtww4ANxSWrI=");

    /// <summary>The test scene, 64 x 48, as HEIC.</summary>
    public static byte[] Heic { get; } = Inflated(
        "eNpjYGCQSSupLMhIzUxmAILczDRDEDs3MzGNgYFxbW5qSSIDBChmpOQUQdkMBZnJJQxogK8gsyQXzGICYoHMlESIEgcGAyBpkZmTn8wIZLg4AOUZIVoYL8JZXxCicJoDrC8zLw1uqiiQ"
        + "k8oEUgFUk1GWbMiAJAhWkl6UmQJi3sgsKCoA0tsyC5LzgXQZULUzI3MB3LlyHxj+/P3xg4GBn1kBaJqEAyMP4///IAXMDBNABBDJ7WJyUARKajkxMqLJLFBoZJ326smynTsEBAwUQEJg"
        + "QlEJqJzNhfFg8YFOoCUimcUFqVALHaAYXQwUOgIFmRWZIAFmDg6Qr6UyC3JhAQ8MF6ZGJgYmJuYWsExRahosxFMyc9PB4QYMDcY/ueAQZ/ygwbiedcfKy4K9/9+eb1zyQ+RngNXP6M77"
        + "bO/nz+eSsj63RzHSNMrloeNTv/qAI49P2L2y6FVg/f754ucbwvIBrgs+x/46s2n64b3LC7z2+6l0mLV8WCjz1zf+jIOxr9bK71ILci+Y2BfIejRsyHnb5s8l4ZLFlra1f87WVxFv0ksq"
        + "2BZqOW1eJ6dw+1neWvfSxDXKSzKX+dwsNK3uFtM4tWDiTo2Xuru8J52s2PT/lkBBAYeMh9tuE/vHyVMFw88KPnNruNvCaGuvl+/tmDV32rT6B6xNP3x5905l4N1Swv594ff0I7zahTGu"
        + "5kXpXh8Cb377/nX+y9VSG7NN3v5vErrvuvrs/IuTY/fHrX47vWhzwmthpcrSA/mOqZVrOr8965H4y3CgZIFSU7HSa5e3KtvNcx1l7jR0OUlo5TxZEcd+Q2JHdNDrxyx26lPuT0x5o/KL"
        + "f0eQJqf1EfHmjsluCnP8ErfP96tXfJ/ja6n7ys43SOBozHfG6Ows4zjVTxu+3D+0yWHC0raitwyyJ5JvPXv+b36QchLLwr3s3QsLJ86V4v+env+Go3TxBY+HGw92pcrE/jmXyN7x88u1"
        + "tvKHd5O8g8IKHF9eZvD7+0z8W/ui37Y9phMiMqIMftt33l0iX6zS+ed5TZR4eDC7UZf+Oq2PCmx//msLrZTMefFB+Oc/lZ2hGaGpU20APnY/cA==");

    /// <summary>The inks as CMYK JPEG with the profile of a press: a table of 16 corners from CMYK to Lab.</summary>
    public static byte[] CmykWithProfile { get; } = Inflated(
        "eNr7f+P/OwY+x5T8pFSGFAYQ+P+IY4uns3N8QJC/m6ePKwMjIwMDxxKQDJMDA0NBUUmRs2+kt09ikgIDEkhMLi5gwAu+XWNgBNGXdRlIB6wpqcXJQPoAECckAx3BwMAIsl+gvKQAxDYA"
        + "skUcjZyANKMLAwN7ApBtCGND9YLNKUktLmGgMihJrQCbmZeflwqiIyKjFND9nJtWYghisTAzMUDEkAA2PiMTMwsrGzsHJxc3Dy8fv4CgkLCIqJi4hKSUtIysnLyCopKyiqqauoamlraO"
        + "rp6+gaGRsYmpmbmFpZW1ja2dvYOjk7OLq5u7h6eXt4+vn39AYFBwSGhYONBt0TGxcfEJiUnJKalp6RmZWdk5uXn5BYVFxSWlZeUVlVXVNbV19Q2NTc0trW3tHZ1d3T29ff0TJk6aPGXq"
        + "tOkzZs6aPWfuvPkLFi5avGTpsuUrVq5avWbtuvUbNm7avGXrtu07du7avWfvvv0HDh46fOToseMnTp46febsufMXLl66fOXqtes3bt66fefuvfsPHj56/OTps+cvXr56/ebtu/cfPn76"
        + "/OXrt+8/fv76/efvv/+j/h/1/0j2//+GBvWGhjdlV5VqJ5eeKmTvrcs7spWtu2V2ZhxvTXmHzwauylaxpS4MjTUg1NAwml5G/T+i88ttBmcGZiYQAJHMQMDCxgICHGxsrGycHFxcnByc"
        + "nFw8/Dxc3HzcnJy8gqBQEhAU4OIREhYSEAayBf4fYBDhYBBgaGBxFmTwFWSIFGTwFmT4f4RBHlgfszKCAbyORoQ3UMFWAQYmRmZmJhZmVlYWFqBsLVCegUWQVUjR0JFNODCRXalQxKhx"
        + "4kIOZaeNB0WDLn5QMU4qauLkAscQJF6g0QGLBljww4IdFtywYIaHLzxg4SEKD0p4GCJCDxFu/28x8LE4M/gyRDJ4MzDYM/wNXn/VCkxoLOr6F/piUReIXqX9MxzM0v61Yv3TOBBLY/2r"
        + "RfunVgFZf1auF1mntn8pSPSvwvrTv/7Irw8AKRBdf2HX37L1p2YBJX417VuwfoX21yigKog2IL0Knw37tbKPaneuf5kEYntof/q3n/31FZCCo9lf9PbHrv60DCTx/yYALgGDgw==");

    /// <summary>The inks as CMYK JPEG without a profile.</summary>
    public static byte[] Cmyk { get; } = Inflated(
        "eNr7f+P/OwY+x5T8pFSGFAYQ+H+bwZmBmQkEQCQzELCwsYAABxsbKxsnBxcXJwcnJxcPPw8XNx83JyevIC8fv4CAoAAXj5CwkIAwkC3w/wCDCAeDAEMDi7Mgg68gQ6Qgg7cgw/8jDPIM"
        + "DIysjGDAAAWMTMwsrGzsHJxc3EAFWwUYmBiZmZlYmFlZWViAsrVAeQYWQVYhRUNHNuHARHalQhGjxokLOZSdNh4UDbr4QcU4qaiJk0tMXEJSSlVNXUNTy8TUzNzC0srZxdXN3cPTKzgk"
        + "NCw8IjIqOSU1LT0jM6u4pLSsvKKyqrmlta29o7Nr0uQpU6dNnzFz1qLFS5YuW75i5apNm7ds3bZ9x85dhw4fOXrs+ImTpy5dvnL12vUbN289fPT4ydNnz1+8fPXx0+cvX799//Hz1/9b"
        + "DHwszgy+DJEM3gwM9gx/g9dftQITGou6/oW+WNQFoldp/wwHs7R/rVj/NA7E0lj/atH+qVVA1p+V60XWqe1fChL9q7D+9K8/8usDQApE11/Y9bds/alZQIlfTfsWrF+h/TUKqAqiDUiv"
        + "wmfDfq3so9qd618mgdge2p/+7Wd/fQWk4Gj2F739sas/LQNJ/L8JANkGy+4=");

    private static byte[] Inflated(string text)
    {
        using var zlib = new ZLibStream(new MemoryStream(Convert.FromBase64String(text)), CompressionMode.Decompress);
        using var file = new MemoryStream();
        zlib.CopyTo(file);
        return file.ToArray();
    }
}
