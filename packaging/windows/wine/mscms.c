/* For the trial under wine only, never shipped: wine's mscms.dll lacks a function that Qt names for each screen. */
#define NONE(name) __declspec(dllexport) void *name(void) { return 0; }

NONE(OpenColorProfileW)
NONE(CloseColorProfile)
NONE(GetColorProfileFromHandle)
NONE(WcsCreateIccProfile)
