// SPDX-License-Identifier: GPL-3.0-or-later

// Loaded before the C library by LD_PRELOAD, so that a program meets a fault at a call of our
// choice without knowing of it. faults.h says what the variables mean; they are read once.

#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string_view>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

std::string_view setting(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

long number(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? 0 : std::atol(value);
}

// The library's own calls go to the kernel directly: the functions below are the ones it replaces.
struct Plan {
    std::string_view below = setting("TELUSUR_FAULT_BELOW");
    std::string_view call = setting("TELUSUR_FAULT_CALL");
    long at = number("TELUSUR_FAULT_AT");
    int error = static_cast<int>(number("TELUSUR_FAULT_ERROR"));
    int trace = -1;
    std::atomic<long> calls{0};

    Plan() {
        if (const char* path = std::getenv("TELUSUR_FAULT_TRACE")) {
            trace = static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path,
                                               O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
        }
    }
};

// Never destroyed, as the program writes and closes until its very end.
Plan& plan() {
    static Plan* const value = new Plan;
    return *value;
}

// No memory is taken from the heap here: a call may come from within the allocator.
struct Path {
    char text[PATH_MAX] = "";

    explicit Path(int descriptor) {
        char link[32];
        std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
        const ssize_t size = ::readlink(link, text, sizeof text - 1);
        text[size < 0 ? 0 : size] = '\0';
    }
    Path(int directory, const char* name) : Path(directory) {
        const std::size_t used = std::strlen(text);
        std::snprintf(text + used, sizeof text - used, "%s%s", used == 0 ? "" : "/", name);
    }
    explicit Path(const char* name) { std::snprintf(text, sizeof text, "%s", name); }
};

Path path_at(int directory, const char* name) {
    return directory == AT_FDCWD || name[0] == '/' ? Path(name) : Path(directory, name);
}

// True if this call is the one that is to fail; errno is set then.
bool fails(const char* call, const Path& path, const char* target = "") {
    Plan& faults = plan();
    const int before = errno;
    if (!std::string_view(path.text).starts_with(faults.below)) return false;
    if (faults.trace >= 0) {
        char line[2 * PATH_MAX + 32];
        const int size = std::snprintf(line, sizeof line, "%s\t%s\t%s\n", call, path.text, target);
        ::syscall(SYS_write, faults.trace, line, size);
    }
    errno = before;
    if (!faults.call.empty() && faults.call != call) return false;
    if (++faults.calls != faults.at) return false;
    if (faults.error == 0) ::kill(::getpid(), SIGKILL);
    errno = faults.error;
    return true;
}

template <typename Function>
Function* next(const char* name) {
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

using Open = int(const char*, int, ...);
using OpenAt = int(int, const char*, int, ...);
using OnDescriptor = int(int);
using Write = ssize_t(int, const void*, size_t);
using WriteAt = ssize_t(int, const void*, size_t, off_t);
using Truncate = int(int, off_t);
using OnPath = int(const char*);
using Accept = int(int, sockaddr*, socklen_t*, int);

const char* name_of_open(int flags) {
    return (flags & O_CREAT) != 0 ? "create" : "open";
}

mode_t mode_in(va_list& rest, int flags) {
    return (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
}

}  // namespace

extern "C" {

int open(const char* path, int flags, ...) {
    static Open* const real = next<Open>("open");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(rest, flags);
    va_end(rest);
    return fails(name_of_open(flags), Path(path)) ? -1 : real(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(rest, flags);
    va_end(rest);
    return open(path, flags, mode);
}

int openat(int directory, const char* path, int flags, ...) {
    static OpenAt* const real = next<OpenAt>("openat");
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = mode_in(rest, flags);
    va_end(rest);
    return fails(name_of_open(flags), path_at(directory, path))
               ? -1
               : real(directory, path, flags, mode);
}

ssize_t write(int descriptor, const void* bytes, size_t size) {
    static Write* const real = next<Write>("write");
    return fails("write", Path(descriptor)) ? -1 : real(descriptor, bytes, size);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
    static WriteAt* const real = next<WriteAt>("pwrite");
    return fails("pwrite", Path(descriptor)) ? -1 : real(descriptor, bytes, size, offset);
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off_t offset) {
    return pwrite(descriptor, bytes, size, offset);
}

int fsync(int descriptor) {
    static OnDescriptor* const real = next<OnDescriptor>("fsync");
    return fails("fsync", Path(descriptor)) ? -1 : real(descriptor);
}

int fdatasync(int descriptor) {
    static OnDescriptor* const real = next<OnDescriptor>("fdatasync");
    return fails("fdatasync", Path(descriptor)) ? -1 : real(descriptor);
}

int ftruncate(int descriptor, off_t size) noexcept {
    static Truncate* const real = next<Truncate>("ftruncate");
    return fails("ftruncate", Path(descriptor)) ? -1 : real(descriptor, size);
}

int ftruncate64(int descriptor, off_t size) noexcept {
    return ftruncate(descriptor, size);
}

int rename(const char* from, const char* to) noexcept {
    static auto* const real = next<int(const char*, const char*)>("rename");
    return fails("rename", Path(from), to) ? -1 : real(from, to);
}

int unlink(const char* path) noexcept {
    static OnPath* const real = next<OnPath>("unlink");
    return fails("unlink", Path(path)) ? -1 : real(path);
}

int remove(const char* path) noexcept {
    static OnPath* const real = next<OnPath>("remove");
    return fails("unlink", Path(path)) ? -1 : real(path);
}

int unlinkat(int directory, const char* path, int flags) noexcept {
    static auto* const real = next<int(int, const char*, int)>("unlinkat");
    return fails("unlink", path_at(directory, path)) ? -1 : real(directory, path, flags);
}

int mkdir(const char* path, mode_t mode) noexcept {
    static auto* const real = next<int(const char*, mode_t)>("mkdir");
    return fails("mkdir", Path(path)) ? -1 : real(path, mode);
}

int accept4(int descriptor, sockaddr* address, socklen_t* size, int flags) {
    static Accept* const real = next<Accept>("accept4");
    return fails("accept", Path("")) ? -1 : real(descriptor, address, size, flags);
}

}  // extern "C"
