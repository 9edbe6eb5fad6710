/* For the trial under wine only, never shipped: wine 8 has no bcryptprimitives.dll, from which programs in Rust take chance. */
__declspec(dllimport) unsigned char SystemFunction036(void *place, unsigned long length); /* RtlGenRandom: real chance */

__declspec(dllexport) int ProcessPrng(unsigned char *place, unsigned long long length)
{
    for (; length > 0x10000000; place += 0x10000000, length -= 0x10000000)
        SystemFunction036(place, 0x10000000);
    return SystemFunction036(place, (unsigned long)length);
}
