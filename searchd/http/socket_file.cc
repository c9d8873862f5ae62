// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/socket_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
namespace telusur {

namespace fs = std::filesystem;

namespace {

int error_of(int result) {
    return result < 0 ? errno : 0;
}

sockaddr_un address_of(const fs::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.native().copy(address.sun_path, sizeof address.sun_path - 1);
    return address;
}

// 0 if nobody listens at the path, so that the file there may go.
int abandoned(const fs::path& path) {
    const FileDescriptor caller(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!caller.is_open()) return errno;
    const sockaddr_un address = address_of(path);
    const int problem = error_of(
        ::connect(caller.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address));
    if (problem == ECONNREFUSED) return 0;
    // EAGAIN: it listens, and has as many callers waiting as it can.
    return problem == 0 || problem == EAGAIN ? EADDRINUSE : problem;
}

int make_room(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return errno == ENOENT ? 0 : errno;
    if (!S_ISSOCK(status.st_mode)) return EEXIST;
    const int problem = abandoned(path);
    return problem != 0 ? problem : error_of(::unlink(path.c_str()));
}

bool is_file(const fs::path& path, int descriptor) {
    struct stat there {};
    struct stat ours {};
    return ::lstat(path.c_str(), &there) == 0 && ::fstat(descriptor, &ours) == 0 &&
           there.st_dev == ours.st_dev && there.st_ino == ours.st_ino;
}

}  // namespace

SocketFile::~SocketFile() {
    // A server that started after us may have its own there by now. Ours being held open, the
    // number of its inode is not given to another.
    if (file_.is_open() && is_file(path_, file_.get())) ::unlink(path_.c_str());
}

// Two servers that start at once would each take the other's new socket for an abandoned one; so
// the directory is locked from the look to the listening. Who finds it locked comes second.
int SocketFile::bind(int socket, const fs::path& path, mode_t mode, int backlog) {
    const FileDescriptor directory(
        ::open(path.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open()) return errno;
    if (::flock(directory.get(), LOCK_EX | LOCK_NB) != 0)
        return errno == EWOULDBLOCK ? EADDRINUSE : errno;
    if (const int problem = make_room(path)) return problem;
    const sockaddr_un address = address_of(path);
    // The mode of the socket is that of its file, less the umask: never more than was asked for,
    // and all of it in the end. bind() and the chmod follow no link.
    if (::fchmod(socket, mode) != 0 ||
        ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        return errno;
    }
    path_ = path;
    file_ = FileDescriptor(::open(path.c_str(), O_PATH | O_NOFOLLOW | O_CLOEXEC));
    if (!file_.is_open()) return errno;
    if (::fchmodat(AT_FDCWD, path.c_str(), mode, AT_SYMLINK_NOFOLLOW) != 0) return errno;
    return error_of(::listen(socket, backlog));
}

}  // namespace telusur
