/* The one function that Rust's standard library wants of bcryptprimitives.dll, which wine has only
 * since 8.5: random bytes, from the older function for the same. */

#include <windows.h>

BOOLEAN NTAPI SystemFunction036(void *buffer, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(BYTE *buffer, SIZE_T length) {
    return SystemFunction036(buffer, (ULONG)length);
}
