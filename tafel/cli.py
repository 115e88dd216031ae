def main() -> None:
    print("tafel")
