/* What tests/windows needs of Windows besides the program:
 *
 *   helper hold PATH SHARE             keeps a file or folder open until its input ends; SHARE is a
 *                                      sum of 1 (others may read), 2 (write), 4 (delete or rename)
 *   helper console CODEPAGE SCREEN KEYS PROGRAM…
 *                                      runs a program on this console in a code page, types KEYS
 *                                      and Enter once a few lines are on the screen (nothing if
 *                                      empty; ^C for Ctrl+C), then Enter every few seconds until
 *                                      it ends, and writes the screen to SCREEN in UTF-8 */

#include <stdio.h>
#include <stdlib.h>
#include <wchar.h>
#include <windows.h>

enum { LONGEST_COMMAND = 32768, LONGEST_WAIT_MS = 60000, ENTER_EVERY_MS = 3000 };

static int fail(const char *what) {
    fprintf(stderr, "helper: %s: error %lu\n", what, GetLastError());
    return 2;
}

static int hold(const wchar_t *path, DWORD share) {
    HANDLE held = CreateFileW(path, GENERIC_READ, share, NULL, OPEN_EXISTING,
                              FILE_FLAG_BACKUP_SEMANTICS, NULL);
    if (held == INVALID_HANDLE_VALUE) return fail("open");
    puts("held");
    fflush(stdout);
    while (getchar() != EOF) {}
    CloseHandle(held);
    return 0;
}

static void press(HANDLE input, wchar_t character) {
    INPUT_RECORD keys[2] = {0};
    DWORD written;
    for (int i = 0; i < 2; i++) {
        KEY_EVENT_RECORD *key = &keys[i].Event.KeyEvent;
        keys[i].EventType = KEY_EVENT;
        key->bKeyDown = i == 0;
        key->wRepeatCount = 1;
        key->wVirtualKeyCode = character == L'\r' ? VK_RETURN : 0;
        key->uChar.UnicodeChar = character;
    }
    WriteConsoleInputW(input, keys, 2, &written);
}

/* Whether the program has said something. */
static int has_begun(HANDLE screen) {
    CONSOLE_SCREEN_BUFFER_INFO info;
    return GetConsoleScreenBufferInfo(screen, &info) && info.dwCursorPosition.Y > 4;
}

/* Writes the lines above the cursor. The second cell of a wide character repeats it or is blank,
 * depending on the console: whoever reads the file must expect either. */
static int write_screen(HANDLE screen, const wchar_t *path) {
    CONSOLE_SCREEN_BUFFER_INFO info;
    FILE *file = _wfopen(path, L"wb");
    if (!file || !GetConsoleScreenBufferInfo(screen, &info)) return fail("screen");
    for (SHORT row = 0; row <= info.dwCursorPosition.Y; row++) {
        wchar_t cells[1024];
        char bytes[4096];
        DWORD count = 0;
        COORD at = {0, row};
        DWORD width = info.dwSize.X < 1024 ? info.dwSize.X : 1024;
        ReadConsoleOutputCharacterW(screen, cells, width, at, &count);
        while (count > 0 && cells[count - 1] == L' ') count--;
        int length = WideCharToMultiByte(CP_UTF8, 0, cells, count, bytes, sizeof bytes, NULL, NULL);
        fwrite(bytes, 1, length, file);
        fputc('\n', file);
    }
    fclose(file);
    return 0;
}

static HANDLE console(const wchar_t *name) {
    return CreateFileW(name, GENERIC_READ | GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
                       OPEN_EXISTING, 0, NULL);
}

static int run_on_console(int count, wchar_t **args) {
    UINT code_page = _wtoi(args[0]);
    const wchar_t *keys = args[2];
    static wchar_t command[LONGEST_COMMAND];
    for (int i = 3; i < count; i++) {
        const wchar_t *quote = wcschr(args[i], L' ') ? L"\"" : L"";
        if (i > 3) wcscat(command, L" ");
        wcscat(command, quote);
        wcscat(command, args[i]);
        wcscat(command, quote);
    }
    HANDLE input = console(L"CONIN$"), screen = console(L"CONOUT$");
    if (input == INVALID_HANDLE_VALUE || screen == INVALID_HANDLE_VALUE) return fail("no console");
    COORD size = {200, 300};
    SetConsoleScreenBufferSize(screen, size);
    if (!SetConsoleCP(code_page) || !SetConsoleOutputCP(code_page)) return fail("code page");
    if (GetConsoleOutputCP() != code_page) return fail("code page not taken");
    /* The child ends by Ctrl+C, and this program must not. */
    SetConsoleCtrlHandler(NULL, FALSE);
    STARTUPINFOW startup = {.cb = sizeof startup, .dwFlags = STARTF_USESTDHANDLES};
    startup.hStdInput = input;
    startup.hStdOutput = startup.hStdError = screen;
    SetHandleInformation(input, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    SetHandleInformation(screen, HANDLE_FLAG_INHERIT, HANDLE_FLAG_INHERIT);
    PROCESS_INFORMATION child;
    if (!CreateProcessW(NULL, command, NULL, NULL, TRUE, 0, NULL, NULL, &startup, &child))
        return fail("start");
    SetConsoleCtrlHandler(NULL, TRUE);
    if (*keys) {
        for (int waited = 0; waited < LONGEST_WAIT_MS && !has_begun(screen); waited += 100) Sleep(100);
        Sleep(1500);
        if (wcscmp(keys, L"^C") == 0) {
            GenerateConsoleCtrlEvent(CTRL_C_EVENT, 0);
        } else {
            for (const wchar_t *key = keys; *key; key++) press(input, *key);
            press(input, L'\r');
        }
    }
    DWORD waited = 0;
    while (WaitForSingleObject(child.hProcess, ENTER_EVERY_MS) != WAIT_OBJECT_0 &&
           waited < LONGEST_WAIT_MS) {
        waited += ENTER_EVERY_MS;
        if (*keys && wcscmp(keys, L"^C") != 0) press(input, L'\r');
    }
    if (waited >= LONGEST_WAIT_MS) {
        write_screen(screen, args[1]);
        TerminateProcess(child.hProcess, 1);
        return fail("did not end");
    }
    DWORD status = 2;
    GetExitCodeProcess(child.hProcess, &status);
    if (write_screen(screen, args[1]) != 0) return 2;
    return (int)status;
}

int wmain(int count, wchar_t **args) {
    if (count == 4 && wcscmp(args[1], L"hold") == 0) return hold(args[2], _wtoi(args[3]));
    if (count > 5 && wcscmp(args[1], L"console") == 0) return run_on_console(count - 2, args + 2);
    fputs("helper: hold PATH SHARE | console CODEPAGE SCREEN KEYS PROGRAM…\n", stderr);
    return 2;
}
