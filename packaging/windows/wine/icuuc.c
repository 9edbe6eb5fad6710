/* For the trial under wine only, never shipped: wine has no icuuc.dll, which Qt6Core.dll names. No converter is offered. */
#define FAILS(name, ...) __declspec(dllexport) int name(__VA_ARGS__, int *error) { if (*error <= 0) *error = 4; return 0; }
#define EMPTY(name) __declspec(dllexport) int name(void) { return 0; }

__declspec(dllexport) void *ucnv_open(const char *name, int *error) { if (*error <= 0) *error = 4; return 0; }
FAILS(ucnv_getName, void *c)
FAILS(ucnv_setToUCallBack, void *c, void *a, const void *b, void **d, const void **e)
FAILS(ucnv_setFromUCallBack, void *c, void *a, const void *b, void **d, const void **e)
FAILS(ucnv_cbFromUWriteUChars, void *a, const void **b, const void *c, int d)
FAILS(ucnv_toUnicode, void *c, void **a, const void *b, const char **d, const char *e, int *f, signed char g)
FAILS(ucnv_fromUnicode, void *c, char **a, const char *b, const void **d, const void *e, int *f, signed char g)
FAILS(ucnv_toUCountPending, const void *c)
FAILS(ucnv_fromUCountPending, const void *c)
FAILS(ucnv_getStandardName, const char *a, const char *b)
EMPTY(ucnv_close)
EMPTY(ucnv_reset)
EMPTY(ucnv_getMaxCharSize)
EMPTY(ucnv_getToUCallBack)
EMPTY(ucnv_getFromUCallBack)
EMPTY(UCNV_FROM_U_CALLBACK_SUBSTITUTE)
EMPTY(UCNV_TO_U_CALLBACK_SUBSTITUTE)
EMPTY(ucnv_cbToUWriteUChars)
EMPTY(ucnv_countAvailable)
EMPTY(ucnv_getAvailableName)
